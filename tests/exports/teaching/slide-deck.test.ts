import { beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../src/analysis/snapshot.ts'
import { wordsOf } from '../../../src/corpus/wording/reading-grade.ts'
import { materialOfReview } from '../../../src/exports/teaching/choose-material.ts'
import { TOO_SPECIFIC } from '../../../src/exports/teaching/safe-to-project.ts'
import { marksLine, MOST_WORDS, type Slide } from '../../../src/exports/teaching/slide.ts'
import { toSlideDeck } from '../../../src/exports/teaching/slide-deck.ts'
import { SUPPORT } from '../../../src/exports/teaching/support.ts'
import { textOf } from '../../source-files.ts'
import { aSession, BRUISING, loadReviews, OUT_OF_SCHOOL, SITE } from './session.ts'

let snapshot: Snapshot

beforeAll(async () => {
  snapshot = await loadReviews()
})

const wordsOn = ({ bullets }: Slide) => wordsOf(bullets.map(({ text }) => text).join(' ')).length
const shown = (slides: readonly Slide[]) =>
  slides.flatMap(({ over, title, bullets }) => [over, title, ...bullets.map(({ text }) => text)]).join('\n')

describe('toSlideDeck', () => {
  it.each([BRUISING, OUT_OF_SCHOOL])('makes a session with care first and support last', async (...ids) => {
    const { slides } = await toSlideDeck(aSession(ids, snapshot, { title: 'For a team' }), SITE)
    expect(slides[0]).toMatchObject({ kind: 'title', title: 'For a team' })
    expect(slides[1]!.title).toBe('Before we start')
    expect(slides.slice(-3).map(({ title }) => title)).toEqual([
      'What will you change, and by when?',
      'Sources',
      'Where to find support',
    ])
    expect(slides.filter(slide => slide.over.startsWith('Finding 1 of 4')).length).toBeGreaterThan(1)
  })

  it('leaves out of slides that are safe to project an aim that names a review', async () => {
    const says = { aim: 'Talk about Danielle Reid', audience: 'School nurses' }
    const safe = await toSlideDeck(aSession(OUT_OF_SCHOOL, snapshot, says), SITE)
    expect(shown(safe.slides)).not.toContain('Danielle')
    expect(shown(safe.slides)).toContain('For School nurses')
    const open = await toSlideDeck(aSession(OUT_OF_SCHOOL, snapshot, { ...says, safeToProject: false }), SITE)
    expect(shown(open.slides)).toContain('Talk about Danielle Reid')
  })

  it('puts an aim that is too long for a slide into its notes, whole', async () => {
    const aim = 'Know what a nursery can do on seeing a bruise. '.repeat(10).trim()
    const { slides } = await toSlideDeck(aSession(OUT_OF_SCHOOL, snapshot, { aim }), SITE)
    expect(wordsOn(slides[0]!)).toBeLessThanOrEqual(MOST_WORDS)
    expect(slides[0]!.notes).toContain(aim)
  })

  it('has 40 words a slide at most, and its grade and who wrote it on every slide, of every review', async () => {
    for (const { id } of snapshot.corpus.reviews)
      for (const safeToProject of [true, false]) {
        const material = materialOfReview(id, snapshot, { safeToProject, showsHarm: !safeToProject })!
        const { slides } = await toSlideDeck(material, SITE)
        expect(slides.filter(slide => wordsOn(slide) > MOST_WORDS)).toEqual([])
        const bare = slides.filter(
          slide => !/^Grades? [A-C].*machine.*not yet checked by a person$/.test(marksLine(slide)),
        )
        expect(bare).toEqual([])
        expect(slides.filter(({ bullets }) => bullets.length === 0)).toEqual([])
      }
  })

  it('takes sentences of findings whole, and says where each stands', async () => {
    const { slides } = await toSlideDeck(aSession(OUT_OF_SCHOOL, snapshot), SITE)
    const cited = slides.flatMap(({ bullets }) => bullets).filter(({ cites }) => cites?.includes('#'))
    expect(cited.length).toBeGreaterThan(15)
    for (const { text, cites } of cited) {
      const [, review, item, anchor] = /^(.+)\/(F\d+)#(p-\w+)$/.exec(cites!)!
      const { items } = await snapshot.corpus.text(review!)
      const passage = items[item!]!.flatMap(({ passages }) => passages).find(one => one.anchor === anchor)
      expect(passage!.text).toContain(text.replace(' (our reading)', ''))
    }
  })

  it('shows nothing of the case while it is safe to project, and cites the record in the notes', async () => {
    const material = materialOfReview('2010-birmingham-withdrawn-from-school', snapshot, {
      safeToProject: true,
      showsHarm: false,
    })!
    const { title, slides } = await toSlideDeck(material, SITE)
    expect(`${title}\n${shown(slides)}`).not.toMatch(/Khyra|Birmingham|20[01]\d|Case Number|died|starved/i)
    expect(slides.flatMap(({ citations }) => citations).join()).toContain(
      'https://lessons.example/reviews/2010-birmingham-withdrawn-from-school/F1',
    )
    const open = await toSlideDeck({ ...material, safeToProject: false, showsHarm: true }, SITE)
    expect(shown(open.slides)).toContain('Case Number 14')
    expect(shown(open.slides)).toContain('Some slides tell of harm in detail.')
  })

  it('leaves a title out that names a review of the session', async () => {
    const titled = (title: string) => toSlideDeck(aSession(OUT_OF_SCHOOL, snapshot, { title }), SITE)
    expect((await titled('What the death of Khyra Ishaq taught')).title).toBe('Lessons for a team')
    expect((await titled('A child out of school')).title).toBe('A child out of school')
  })

  it('says so where nothing of a finding is safe', async () => {
    const material = aSession(OUT_OF_SCHOOL.slice(0, 1), snapshot)
    const { row: first } = material.items[0]!
    const { items } = await snapshot.corpus.text(first.review.id)
    // As if every word of the record were the name of a place.
    const words = new Set(
      items['F1']!.flatMap(({ passages }) => passages).flatMap(({ text }) => wordsOf(text)),
    )
    const review = { ...first.review, knownAs: [...words].map(name => ({ name, source: 'S1' })) }
    const row = Object.create(first, { review: { value: review } }) as typeof first
    const { slides } = await toSlideDeck({ ...material, items: [{ row }] }, SITE)
    const own = slides.filter(({ over }) => over.startsWith('Finding'))
    expect(own.map(({ bullets }) => bullets)).toEqual([[{ text: TOO_SPECIFIC }]])
    expect(own[0]!.title).toMatch(/^A finding about: /)
  })

  it('marks what the library wrote and what it reads into a report', async () => {
    const { slides } = await toSlideDeck(aSession(OUT_OF_SCHOOL, snapshot), SITE)
    const ours = slides.filter(({ over }) => /(?:questions|what it means for children)$/.test(over))
    expect(ours.length).toBeGreaterThan(4)
    expect(ours.every(({ words }) => words === 'Written by the library')).toBe(true)
    expect(shown(slides)).toContain('Our reading: ')
  })
})

describe('SUPPORT', () => {
  it('names the same numbers as the foot of every page', () => {
    const foot = textOf('src/web/layout/layout.njk')
    expect(SUPPORT.filter(({ number }) => !foot.includes(number))).toEqual([])
  })
})
