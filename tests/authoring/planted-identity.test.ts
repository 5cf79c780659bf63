import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import { blockingProblems } from '../../src/authoring/blocking-problems.ts'
import { checkText } from '../../src/authoring/check-text.ts'
import { withWithdrawal } from '../../src/authoring/with-withdrawal.ts'
import { rootPath } from '../../src/root-path.ts'
import { withChange } from '../corpus/fixture-review.ts'
import { PLACES, UNPLANTED } from '../corpus/planted-places.ts'
import { makeFolder, makeReviews } from '../library-fixture.ts'

const FILE = '2019-nowhere-base.md'
const SUMMARY = UNPLANTED.replace('record: demonstration', 'record: summary')
/** What stands in these is the publishers' and may be repeated. */
const PUBLISHED = ['the title of the record', 'the title of a source', 'the publisher of a source']
const PLANTED = PLACES.filter(([place]) => !PUBLISHED.includes(place))

let folder: string
let snapshot: Snapshot
beforeAll(async () => {
  folder = await makeFolder()
  const reviewsDir = await makeReviews(folder, [], { [FILE]: SUMMARY })
  snapshot = await loadSnapshot({ reviewsDir, taxonomyDir: rootPath('taxonomy') })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const blocking = (text: string) => blockingProblems(FILE, text, snapshot)
const asPublished = (text: string) => checkText(FILE, text, snapshot, { isDraft: false })

describe('the draft of a summary', () => {
  it('may be published where it names nobody, and there are twenty places to plant a name in', () => {
    expect(blocking(SUMMARY)).toEqual([])
    expect(PLANTED.length).toBeGreaterThanOrEqual(20)
  })

  it.each(PLANTED)('is refused publishing where a name stands in %s', (_, from, to) => {
    const found = blocking(withChange(SUMMARY, from, to))
    expect(found.map(({ rule }) => rule)).toContain('disclosure-name')
  })

  it.each([
    ['a school', 'She went to Nethernowhere Primary School.', 'disclosure-school'],
    ['an order of birth', 'He was the youngest of four children.', 'disclosure-sibling-order'],
    ['a first name alone', 'The nurse asked Callum about it.', 'disclosure-name'],
    ['initials', 'The file of K.J. was closed.', 'disclosure-label'],
  ])('is refused publishing for %s, which a published summary may give', (_, sentence, rule) => {
    const text = withChange(SUMMARY, 'A letter went to an old address.', sentence)
    expect(blocking(text).map(problem => problem.rule)).toEqual([rule])
    expect(asPublished(text).problems).toEqual([])
  })

  it('may repeat the words of its title, its names and its sources, and not a part of one of them', () => {
    const titled = withChange(SUMMARY, 'title: A report invented for tests', 'title: The Placeholder letters')
    const say = (sentence: string) =>
      blocking(withChange(titled, 'A letter went to an old address.', sentence)).map(({ met }) => met)
    expect(say('The nurse told Placeholder that it was late.')).toEqual([])
    expect(say('The nurse told Callum Placeholder that it was late.')).toEqual(['Callum Placeholder'])
    const footnote = blocking(titled.replace('*A report invented for tests*', '*The Placeholder letters*'))
    expect(footnote).toEqual([])
  })

  it('may be published with a waiver, which is still for something when it has been', () => {
    const text = withChange(SUMMARY, 'A letter went to an old address.', 'Helen Invented chaired the review.')
    const [found, ...rest] = blocking(text)
    expect(rest).toEqual([])
    const { at, sha256 } = found!.paragraph!
    const waiver = `waivers:\n  - {rule: disclosure-name, at: ${at}, sha256: ${sha256}, reason: It chaired the review}\n`
    const waived = withChange(text, 'taxonomy: 1.0.0', `${waiver}taxonomy: 1.0.0`)
    expect(blocking(waived)).toEqual([])
    expect(asPublished(waived).problems).toEqual([])
  })

  it('once published can be withdrawn for a reason that names nobody', () => {
    const text = withChange(SUMMARY, 'A letter went to an old address.', 'Helen Invented chaired the review.')
    expect(withWithdrawal(FILE, text, 'Two records were mixed up.', snapshot)).toContain('mixed up')
    expect(() => withWithdrawal(FILE, text, 'The youngest of four children asked.', snapshot)).toThrow(
      /cannot be as it is written/,
    )
  })
})
