import { beforeAll, describe, expect, it } from 'vitest'
import { loadSnapshot, type Snapshot } from '../../../src/analysis/snapshot.ts'
import { itemsOf } from '../../../src/corpus/corpus.ts'
import type { Review } from '../../../src/corpus/review.ts'
import { safetyOf, type Safety } from '../../../src/exports/teaching/safe-to-project.ts'
import { sentencesOf } from '../../../src/exports/teaching/sentences.ts'
import { rootPath } from '../../../src/root-path.ts'

let snapshot: Snapshot
let review: Review
let safe: Safety

beforeAll(async () => {
  snapshot = await loadSnapshot({ taxonomyDir: rootPath('taxonomy'), reviewsDir: rootPath('reviews') })
  review = snapshot.corpus.review('2010-birmingham-withdrawn-from-school')!
  safe = await safetyOf(review, snapshot, { safeToProject: true, showsHarm: false })
})

const plain = (text: string) =>
  ` ${text
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim()} `

describe('safetyOf, over every review of the library', () => {
  it.each([true, false])(
    'lets no title, name, area, year or source of the review through (harm shown: %s)',
    async showsHarm => {
      const { reviews } = snapshot.corpus
      expect(reviews.length).toBeGreaterThanOrEqual(55)
      const leaks: string[] = []
      let kept = 0
      for (const one of reviews) {
        const { keep } = await safetyOf(one, snapshot, { safeToProject: true, showsHarm })
        const { sections, items } = await snapshot.corpus.text(one.id)
        const texts = [...sections, ...Object.values(items).flat()].flatMap(({ slug, passages }) =>
          passages.flatMap(({ text }) => keep(text, slug)),
        )
        const shown = [...texts, ...itemsOf(one).flatMap(item => keep(item.title, 'title'))]
        kept += shown.length
        const forbidden = [
          one.title,
          one.area,
          ...one.knownAs.map(({ name }) => name),
          ...one.sources.flatMap(({ title, url }) => [title, url ?? title]),
        ].map(plain)
        for (const text of shown) {
          const met = forbidden.filter(words => plain(text).includes(words))
          const figures = text.replace(/section (?:17|47)/gi, '').match(/\d+/g) ?? []
          if (met.length > 0 || figures.length > 0)
            leaks.push(`${one.id}: ${text} (${[...met, ...figures].join()})`)
        }
      }
      expect(leaks).toEqual([])
      // A rule that left everything out would leak nothing either.
      expect(kept).toBeGreaterThan(3_500)
    },
  )

  it('leaves every finding with questions or a meaning to work with', async () => {
    const empty: string[] = []
    for (const one of snapshot.corpus.reviews) {
      const { keep } = await safetyOf(one, snapshot, { safeToProject: true, showsHarm: false })
      const { items } = await snapshot.corpus.text(one.id)
      for (const { id } of one.findings)
        if (
          items[id]!.every(({ slug, passages }) =>
            passages.every(({ text }) => keep(text, slug).length === 0),
          )
        )
          empty.push(`${one.id}/${id}`)
    }
    expect(empty).toEqual([])
  })
})

describe('leavesOut', () => {
  it.each([
    ['Khyra was not seen again.', 'name'],
    ['The council in Birmingham reviewed its procedures.', 'name'],
    ['Birmingham’s procedures were reviewed.', 'name'],
    ['Haringey had been told the same.', 'name'],
    ['The board asked Professor Smithson to look again.', 'name'],
    ['Rosheen told the school.', 'name'],
    ['Priya told the school.', 'name'],
    ['Details are at https://www.example.org/report.', 'name'],
    ['In 2008 the procedures were changed.', 'number'],
    ['A visit took place on 14 occasions.', 'number'],
    ['There were seven referrals.', 'number'],
    ['Two workers visited.', 'number'],
    ['The visit was made two working days later.', 'number'],
    ['It happened in December.', 'name'],
    ['A week later the case was closed.', 'number'],
    ['The eldest had spoken to a teacher.', 'person'],
    ['A child aged over the limit was seen.', 'person'],
    ['She asked for help.', 'person'],
    ['The child died at home.', 'harm'],
    ['The injuries were not explained.', 'harm'],
    ['An inquiry under section 47 was not begun.', undefined],
    ['The GP told the school nurse.', undefined],
    ['Managers: Who looks at a decision to close?', undefined],
    ['No agency held the whole picture.', undefined],
  ])('of “%s” says %s', (sentence, why) => {
    expect(safe.leavesOut(sentence, 'what-happened')).toBe(why)
  })

  it('lets words of practice stand where practice is spoken of', () => {
    expect(
      safe.leavesOut('A bruise on a baby who cannot move needs a second look.', 'questions'),
    ).toBeUndefined()
    expect(safe.leavesOut('When she says no, who asks?', 'questions')).toBeUndefined()
    expect(safe.leavesOut('A child who died cannot be asked.', 'questions')).toBe('harm')
  })

  it('leaves nothing out where neither is asked for, and only harm where the case may be shown', async () => {
    const all = await safetyOf(review, snapshot, { safeToProject: false, showsHarm: true })
    const withoutHarm = await safetyOf(review, snapshot, { safeToProject: false, showsHarm: false })
    const text = 'In 2008 Khyra died. Birmingham changed its procedures.'
    expect(all.keep(text, 'summary')).toHaveLength(2)
    expect(withoutHarm.keep(text, 'summary')).toEqual(['Birmingham changed its procedures.'])
    expect(safe.keep(text, 'summary')).toEqual([])
  })
})

describe('showsFacet', () => {
  it('leaves out what is said of the child, places, and what became of the child', async () => {
    const keys = ['age-band', 'child-factor', 'outcome', 'harm-type', 'region', 'nation', 'systems-factor']
    expect(keys.filter(safe.showsFacet)).toEqual(['systems-factor'])
    const open = await safetyOf(review, snapshot, { safeToProject: false, showsHarm: false })
    expect(keys.filter(open.showsFacet)).toEqual([
      'age-band',
      'child-factor',
      'region',
      'nation',
      'systems-factor',
    ])
  })
})

describe('sentencesOf', () => {
  it('takes sentences whole', () => {
    const text =
      'Dr. Lee saw “the child”. “Why not ask?” she said. It cost £3.50, i.e. little. No. 4 is left.'
    const sentences = sentencesOf(text)
    expect(sentences).toEqual([
      'Dr. Lee saw “the child”.',
      '“Why not ask?” she said.',
      'It cost £3.50, i.e. little.',
      'No. 4 is left.',
    ])
    expect(sentences.join(' ')).toBe(text)
  })
})
