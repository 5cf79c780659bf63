import type { Row } from '../../src/analysis/catalogue.ts'
import type { Snapshot } from '../../src/analysis/snapshot.ts'
import type { Review, Section } from '../../src/corpus/review.ts'

/** Sections of a finding that a judge reads; its questions are asked of any board. */
const FINDING_SECTIONS = [
  'what-happened',
  'why-it-made-sense-at-the-time',
  'how-widespread-it-is',
  'what-it-means-for-children',
]

/** What a judge is shown of a document. */
export interface JudgingText {
  title: string
  /** Markdown. */
  text: string
}

/**
 * Title and text of a document, with the review it is of, and nothing of how it was found.
 * @throws Error where the library has no such document
 */
export async function toJudgingText(id: string, { catalogue, corpus }: Snapshot): Promise<JudgingText> {
  const row = catalogue.row(id)
  if (!row) throw new Error(`There is no document ${id}`)
  const body = await corpus.body(row.review.id)
  const sections = row.item ? (body.items[row.item.id] ?? []) : body.sections
  const lines = [sourceOf(row), ...textOf(row, sections)]
  return { title: (row.item ?? row.review).title, text: lines.filter(line => line !== '').join('\n\n') }
}

function sourceOf({ kind, review }: Row): string {
  const names = review.knownAs.map(({ name }) => name)
  const known = names.length > 0 ? `, known as ${names.join(', ')}` : ''
  const place = `${review.area}, published ${review.published.slice(0, 4)}${known}`
  return kind === 'review' ? `Review, ${place}.` : `${capital(kind)} of “${review.title}” (${place}).`
}

function textOf(row: Row, sections: readonly Section[]): string[] {
  if (row.kind === 'finding')
    return sections
      .filter(({ slug }) => FINDING_SECTIONS.includes(slug))
      .map(section => `*${section.heading}:* ${plain(section)}`)
  if (row.kind === 'recommendation')
    return [
      row.item.to.length > 0 ? `*To:* ${row.item.to.join(', ')}` : '',
      ...sections.map(plain),
      row.item.statuses.length > 0
        ? `*Recorded status:* ${row.item.statuses.map(({ value }) => value).join(', ')}`
        : '',
    ]
  return [...sections.filter(({ slug }) => slug === 'summary').map(plain), titlesOf(row.review)]
}

function titlesOf({ findings }: Review): string {
  return findings.length > 0 ? `*Its findings:* ${findings.map(({ title }) => title).join('; ')}.` : ''
}

function plain({ passages }: Section): string {
  return passages.map(({ text }) => text).join(' ')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
