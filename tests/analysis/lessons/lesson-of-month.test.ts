import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../src/analysis/catalogue.ts'
import {
  FIRST_MONTH,
  lessonsUpTo,
  monthsUpTo,
  themesOf,
  type LessonOfMonth,
} from '../../../src/analysis/lessons/lesson-of-month.ts'
import { loadSnapshot } from '../../../src/analysis/snapshot.ts'
import type { Finding } from '../../../src/corpus/review.ts'
import { rootPath } from '../../../src/root-path.ts'
import { aFinding, aReview, tagged } from '../a-review.ts'

const { catalogue, taxonomy } = await loadSnapshot({
  reviewsDir: rootPath('reviews'),
  taxonomyDir: rootPath('taxonomy'),
})
const THEMES = themesOf(taxonomy.facet('practice-theme')!).map(({ id }) => id)
const QUESTIONS = [{ audience: 'board', text: 'Is it?', anchor: 'p-000000' }]

const aLesson = (id: string, theme: string, says: Partial<Finding> = {}) =>
  aFinding(id, { 'practice-theme': tagged(theme) }, { questions: QUESTIONS, ...says })

const depth = (level: string) => ({ depth: { level, by: 'computed' as const } })
const idsOf = (lessons: readonly LessonOfMonth[]) => lessons.map(({ id }) => id)
const catalogueOf = (...reviews: Parameters<typeof aReview>[0][]) =>
  new Catalogue(reviews.map(aReview), taxonomy)

describe('monthsUpTo', () => {
  it('counts on over the end of a year, and has none before the first', () => {
    expect(monthsUpTo('2025-03')).toEqual(['2025-01', '2025-02', '2025-03'])
    expect(monthsUpTo('2026-01').slice(-3)).toEqual(['2025-11', '2025-12', '2026-01'])
    expect(monthsUpTo('2024-12')).toEqual([])
  })
})

describe('lessonsUpTo, over the real reviews', () => {
  const lessons = lessonsUpTo('2030-12', catalogue)

  it('has one lesson for every month', () => {
    expect(lessons.map(({ month }) => month)).toEqual(monthsUpTo('2030-12'))
  })

  it('brings every theme round within as many months as there are themes, from any month on', () => {
    expect(THEMES).toHaveLength(11)
    for (let from = 0; from + THEMES.length <= lessons.length; from++) {
      const themes = lessons.slice(from, from + THEMES.length).map(({ theme }) => theme.id)
      expect([...themes].sort()).toEqual([...THEMES].sort())
    }
  })

  it('gives each month a finding of its theme that puts a question', () => {
    for (const { theme, item, month } of lessons) {
      expect(item.tags['practice-theme'], month).toContainEqual(expect.objectContaining({ term: theme.id }))
      expect(item.questions.length, month).toBeGreaterThan(0)
    }
  })

  it('is the same for a month whenever it is asked for', () => {
    const then = lessonsUpTo('2026-05', catalogue)
    expect(idsOf(lessons).slice(0, then.length)).toEqual(idsOf(then))
    const again = new Catalogue(
      catalogue.rows.flatMap(({ kind, review }) => (kind === 'review' ? [review] : [])).reverse(),
      taxonomy,
    )
    expect(idsOf(lessonsUpTo('2030-12', again))).toEqual(idsOf(lessons))
  })

  it('shows no finding twice while its theme has one that was not shown', () => {
    for (const id of THEMES) {
      const own = lessons.filter(({ theme }) => theme.id === id)
      const all = catalogue.rows.filter(
        ({ kind, tags }) =>
          kind === 'finding' &&
          (tags['practice-theme'] as Array<{ term: string }>).some(tag => tag.term === id),
      )
      const distinct = new Set(idsOf(own)).size
      expect(distinct, id).toBe(Math.min(own.length, all.length))
    }
  })
})

describe('lessonsUpTo', () => {
  const [first, second] = THEMES as [string, string]
  const monthsOf = (theme: number, count: number) =>
    monthsUpTo('2040-12')
      .filter((_, at) => at % THEMES.length === theme)
      .slice(0, count)

  it('never takes an invented or a withdrawn record, nor a finding that puts no question', () => {
    const withdrawn = { date: '2020-01', reason: 'A reason.' }
    const invented = { record: tagged('demonstration') }
    const found = lessonsUpTo(
      '2027-12',
      catalogueOf(
        { id: 'r-invented', findings: [aLesson('F1', first, depth('D4'))], tags: invented },
        { id: 'r-withdrawn', findings: [aLesson('F1', first, depth('D4'))], withdrawn },
        { id: 'r-real', findings: [aLesson('F1', first), aLesson('F2', first, { questions: [] })] },
      ),
    )
    expect(new Set(idsOf(found))).toEqual(new Set(['r-real/F1']))
  })

  it('takes the deepest first, then the best supported, and comes back to one when all have been shown', () => {
    const grade = (term: string) => ({ 'evidence-grade': tagged(term) })
    const all = catalogueOf(
      { id: 'r-b', findings: [aLesson('F1', first, depth('D1'))], tags: grade('B') },
      { id: 'r-c', findings: [aLesson('F1', first, depth('D3'))], tags: grade('C') },
      { id: 'r-a', findings: [aLesson('F1', first, depth('D1'))], tags: grade('A') },
    )
    const turns = monthsOf(0, 4)
    const found = lessonsUpTo(turns.at(-1)!, all).filter(({ month }) => turns.includes(month))
    // Every other theme has none, and gives its turn to this one: what is shown goes round among the three.
    expect(idsOf(lessonsUpTo('2025-04', all))).toEqual(['r-c/F1', 'r-a/F1', 'r-b/F1', 'r-c/F1'])
    expect(found).toHaveLength(4)
  })

  it('prefers a review that was not shown to a deeper finding of one that was', () => {
    const all = catalogueOf(
      { id: 'r-1', findings: [aLesson('F1', first, depth('D4')), aLesson('F2', second, depth('D4'))] },
      { id: 'r-2', findings: [aLesson('F1', second)] },
    )
    expect(idsOf(lessonsUpTo('2025-02', all))).toEqual(['r-1/F1', 'r-2/F1'])
  })

  it('gives the turn of a theme that has no finding to the next that has one', () => {
    const all = catalogueOf({ id: 'r-1', findings: [aLesson('F1', second)] })
    expect(lessonsUpTo(FIRST_MONTH, all)).toMatchObject([{ id: 'r-1/F1', theme: { id: second } }])
    expect(lessonsUpTo(FIRST_MONTH, catalogueOf({ id: 'r-1' }))).toEqual([])
  })

  it('leaves months that are past as they were when a better record comes', () => {
    const old = { id: 'r-old', findings: [aLesson('F1', first)] }
    const better = { id: 'r-new', findings: [aLesson('F1', first, depth('D4'))] }
    const came = (id: string) => (id.startsWith('r-new') ? '2025-03' : '')
    const before = lessonsUpTo('2025-03', catalogueOf(old), came)
    const after = lessonsUpTo('2025-04', catalogueOf(old, better), came)
    expect(idsOf(after)).toEqual([...idsOf(before), 'r-new/F1'])
    const unknown = lessonsUpTo('2025-04', catalogueOf(old, better), id =>
      id.startsWith('r-new') ? undefined : '',
    )
    expect(idsOf(unknown)).not.toContain('r-new/F1')
  })
})
