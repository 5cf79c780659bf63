import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import { checkLibrary } from '../../src/authoring/check-library.ts'
import { checkText } from '../../src/authoring/check-text.ts'
import { publicProblems } from '../../src/authoring/public-problems.ts'
import { rootPath } from '../../src/root-path.ts'
import { fixtureReview, withChange } from '../corpus/fixture-review.ts'
import { makeFolder, makeReviews } from '../library-fixture.ts'

const HELD = '2020-nowhere-held-detail'
const EARLIER = '2003-london-laming-inquiry/R6'
const TITLE = '### R1. Begin each meeting with the actions of the one before'
const RULE = 'recommendation-asked-before'

/** A review that is being written, whose only recommendation is the one that is given. */
function draft(title: string, text: string, block = ''): string {
  return withChange(
    withChange(fixtureReview(HELD), TITLE, `### R1. ${title}`),
    '\nOne named person keeps the list of actions, and reports to the board each quarter what came of them.[^S1]',
    `\n${text}[^S1]`,
  ).replace('due: 2021-03\n', block)
}

const SAME = [
  'Close no case until the child and the carer have been seen and spoken to',
  'Social services close no case of a vulnerable child before that.',
] as const

const ASKED = draft(...SAME)

let folder: string
let snapshot: Snapshot
const noticesOf = (text: string, name = `${HELD}.md`) =>
  checkText(name, text, snapshot).problems.filter(({ rule }) => rule === RULE)

beforeAll(async () => {
  folder = await makeFolder()
  const reviewsDir = await makeReviews(
    folder,
    ['2003-london-laming-inquiry', '2006-highland-left-school-unseen', '2011-england-munro-review'].map(id =>
      rootPath('reviews', `${id}.md`),
    ),
    {
      [`${HELD}.md`]: ASKED,
      '2019-nowhere-demonstration-one.md': fixtureReview('2019-nowhere-demonstration-one'),
    },
  )
  snapshot = await loadSnapshot({ reviewsDir, taxonomyDir: rootPath('taxonomy') })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the rule recommendation-asked-before', () => {
  it('names the earlier recommendation at the heading of one that asks the same, as a notice', () => {
    expect(noticesOf(ASKED)).toEqual([
      expect.objectContaining({
        severity: 'notice',
        line: ASKED.split('\n').findIndex(line => line.startsWith('### R1.')) + 1,
        column: 1,
        message: expect.stringContaining(`\`R1\` asks much the same as \`${EARLIER}\` of 2003`) as string,
        hint: expect.stringContaining(`\`supports: [${EARLIER}]\``) as string,
      }),
    ])
  })

  it('keeps no review out', () => {
    expect(checkText(`${HELD}.md`, ASKED, snapshot).review?.id).toBe(HELD)
  })

  it('is silent where supports names it', () => {
    expect(noticesOf(draft(...SAME, `supports: [${EARLIER}]\n`))).toEqual([])
  })

  it('is silent of something that nobody asked', () => {
    expect(noticesOf(draft('Fit an alarm in every house on the estate', 'Before winter.'))).toEqual([])
  })

  it('is silent in a summary, which records what was asked', () => {
    expect(noticesOf(ASKED.replace('record: review', 'record: summary'))).toEqual([])
  })

  it('looks at what was published in the same year or before, and never at its own review', () => {
    const before = ASKED.replaceAll(HELD, '1999-nowhere-before').replace('published: 2020', 'published: 1999')
    expect(noticesOf(before, '1999-nowhere-before.md')).toEqual([])
  })

  it('stands among the problems of the library, and quotes nothing of a review that is held', () => {
    const [notice] = checkLibrary(snapshot.corpus).filter(({ rule }) => rule === RULE)
    expect(notice).toMatchObject({ file: `reviews/${HELD}.md`, severity: 'notice' })
    const [shown] = publicProblems(snapshot.corpus).filter(({ rule }) => rule === RULE)
    expect(JSON.stringify(shown)).not.toMatch(/laming|carer/)
  })

  it('does not name an invented record', () => {
    const invented = snapshot.corpus.reviews.find(({ id }) => id.includes('demonstration'))!
    const { title, lead } = invented.recommendations[0]!
    expect(noticesOf(draft(title, lead.text))).toEqual([])
  })
})
