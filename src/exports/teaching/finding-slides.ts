import { wordsOf } from '../../corpus/wording/reading-grade.ts'
import { citeAs } from '../cite-as.ts'
import type { Site } from '../column.ts'
import { BY_THE_LIBRARY } from '../report/report-words.ts'
import { chooseSentences, countLeftOut, leftOutSentence, markedText } from './choose-sentences.ts'
import { TOO_SPECIFIC } from './safe-to-project.ts'
import { marksTogether, type SessionItem, type SessionSection } from './session-items.ts'
import { MOST_WORDS, WORDS_OF, type Bullet, type Slide } from './slide.ts'

/** A session of more findings than this has one slide fewer for each. */
const MANY_FINDINGS = 4

/** The slides of one finding: of a few findings each part, of many why it made sense and what it asks. */
export function slidesOfFinding(item: SessionItem, among: number, site: Site): Slide[] {
  const section = (slug: string) => item.sections.find(one => one.slug === slug)
  const over = `Finding ${item.number} of ${among}`
  const happened = slideOf(item, section('what-happened'), over, site)
  const sense = slideOf(item, section('why-it-made-sense-at-the-time'), over, site)
  const meaning = slideOf(item, section('what-it-means-for-children'), over, site)
  const parts = among > MANY_FINDINGS ? [sense ?? happened ?? meaning] : [happened, sense, meaning]
  const questions = questionSlides(item, over, site, among > MANY_FINDINGS ? 1 : 2)
  const [first, ...others] = [...parts, ...questions].filter(slide => slide !== undefined)
  if (first) return [{ ...first, notes: blank(item, site).notes }, ...others]
  return [{ ...blank(item, site), over, bullets: [{ text: TOO_SPECIFIC }] }]
}

/** A slide of an item without its lines. In its notes stands all that may be shown of some of its sections. */
function blank(item: SessionItem, site: Site, sections: readonly SessionSection[] = item.sections): Slide {
  const isFirst = sections === item.sections
  const left = isFirst ? leftOutSentence(countLeftOut(item.sections)) : undefined
  const note = isFirst && item.note !== undefined && item.note !== ''
  return {
    kind: 'text',
    title: item.title,
    over: '',
    bullets: [],
    words: WORDS_OF.summary,
    notes: [
      ...(note ? [`Note of whoever chose it: ${item.note}`] : []),
      ...sections.flatMap(section => toNote(section, item)),
      ...(left === undefined ? [] : [left]),
    ],
    citations: [citeAs({ review: item.row.review, item: item.row.item }, site).text],
    marks: item.marks,
  }
}

function toNote(section: SessionSection, { questions }: SessionItem): string[] {
  const text =
    section.slug === 'questions'
      ? questions.map(one => `${one.audience}: ${one.text}`).join(' ')
      : chooseSentences(section, Infinity, { caveats: true }).map(markedText).join(' ')
  const heading = section.heading === '' ? '' : `${section.heading}${by(section)}: `
  return text === '' ? [] : [`${heading}${text}`]
}

function slideOf(
  item: SessionItem,
  section: SessionSection | undefined,
  over: string,
  site: Site,
): Slide | undefined {
  const sentences = chooseSentences(section, MOST_WORDS)
  if (!section || sentences.length === 0) return undefined
  return {
    ...blank(item, site, [section]),
    over: `${over}: ${section.heading.charAt(0).toLowerCase()}${section.heading.slice(1)}`,
    bullets: sentences.map(sentence => ({ text: markedText(sentence), cites: sentence.cites })),
    words: WORDS_OF[section.speaker],
  }
}

/** Questions of a finding, each whole, as many as go on some slides. */
function questionSlides(item: SessionItem, over: string, site: Site, most: number): Slide[] {
  const slides: Bullet[][] = []
  let words = MOST_WORDS + 1
  for (const { audience, text, cites } of item.questions) {
    const bullet = { text: `${audience}: ${text}`, cites }
    const count = wordsOf(bullet.text).length
    if (count > MOST_WORDS) continue
    if (words + count > MOST_WORDS) {
      slides.push([])
      words = 0
    }
    slides.at(-1)!.push(bullet)
    words += count
  }
  const own = item.sections.filter(({ slug }) => slug === 'questions')
  return slides.slice(0, most).map(bullets => ({
    ...blank(item, site, own),
    over: `${over}: questions`,
    bullets,
    words: WORDS_OF[own[0]?.speaker ?? 'library'],
  }))
}

/** Titles of recommendations, as many on a slide as go into its words. */
export function slidesOfRecommendations(items: readonly SessionItem[], site: Site): Slide[] {
  const groups: SessionItem[][] = []
  let words = MOST_WORDS + 1
  for (const item of items) {
    const count = wordsOf(item.title).length
    if (words + count > MOST_WORDS || groups.at(-1)!.length === 4) {
      groups.push([])
      words = 0
    }
    groups.at(-1)!.push(item)
    words += count
  }
  return groups.map((group, at) => ({
    kind: 'text',
    title: 'What was asked for',
    over: groups.length === 1 ? 'Recommendations' : `Recommendations, ${at + 1} of ${groups.length}`,
    bullets: group.map(({ title, row }) => ({ text: title, cites: row.id })),
    words: WORDS_OF[group[0]!.sections[0]?.speaker ?? 'summary'],
    notes: group.flatMap(item => [item.title, ...blank(item, site).notes]),
    citations: group.flatMap(item => blank(item, site).citations),
    marks: marksTogether(group),
  }))
}

function by({ speaker }: SessionSection): string {
  return speaker === 'library' ? ` (${BY_THE_LIBRARY.toLowerCase()})` : ''
}
