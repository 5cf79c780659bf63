import type { Catalogue } from '../../analysis/catalogue.ts'
import { countQuestions, QUESTION_FACETS } from '../../analysis/questions.ts'
import type { AskedQuestion, QuestionFilters } from '../../analysis/questions.ts'
import { addressOf } from '../../corpus/item-address.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { toCitation } from '../citation.ts'
import type { Site } from '../column.ts'
import { BY_THE_LIBRARY, counted } from '../report/report-words.ts'
import { toMoment } from '../report/receipt-tables.ts'

/** What a sheet is made of. */
export interface SheetRequest {
  questions: readonly AskedQuestion[]
  /** How many questions the library has, as the base. */
  among: number
  /** What the questions were chosen by, in words; empty where all were. */
  chosenBy: string
  taxonomy: Taxonomy
  site: Site
  /** When it is made. */
  made: Date
}

/** A form in which a sheet is had. */
export interface SheetFormat {
  id: 'docx' | 'html' | 'csv'
  label: string
  mediaType: string
  write(sheet: QuestionSheet): Promise<Buffer> | string
}

/** A line of the sheet. */
export interface SheetLine {
  audience: string
  question: string
  /** Whose words the question is in. */
  words: string
  /** Number among the findings below. */
  finding: number
}

/** A finding that questions stand on, with how it is cited. */
export interface SheetFinding {
  number: number
  id: string
  title: string
  review: string
  year: string
  grade: string
  href: string
  citation: string
  original: string | undefined
}

/** Questions for a meeting, with room for what is answered, and the findings they stand on. */
export interface QuestionSheet {
  title: string
  site: Site
  /** What it holds, of what, chosen by what, made when; whose words it is in. */
  notes: string[]
  lines: SheetLine[]
  findings: SheetFinding[]
}

/** Headings of the columns that are filled in at the meeting. */
export const ANSWER_COLUMNS = ['Answer, and evidence asked for', 'Date'] as const

/** Sorts questions by whom they are for, and numbers the findings they stand on. */
export function toQuestionSheet(request: SheetRequest): QuestionSheet {
  const { questions, taxonomy, site } = request
  const order = taxonomy.list('audience').values.map(({ id }) => id)
  const sorted = questions.toSorted((a, b) => order.indexOf(a.audience) - order.indexOf(b.audience))
  const numbers = new Map([...new Set(sorted.map(({ finding }) => finding))].map((one, at) => [one, at + 1]))
  return {
    title: 'Questions for a meeting',
    site,
    notes: notesOf(request),
    lines: sorted.map(({ audience, text, speaker, finding }) => ({
      audience: taxonomy.label('audience', audience),
      question: text,
      words: speaker === 'library' ? BY_THE_LIBRARY : 'Words of the review',
      finding: numbers.get(finding)!,
    })),
    findings: [...numbers].map(([finding, number]) => {
      const { review } = sorted.find(one => one.finding === finding)!
      const id = `${review.id}/${finding.id}`
      const { ours, original } = toCitation(review, finding, site.name, site.address)
      return {
        number,
        id,
        title: finding.title,
        review: review.title,
        year: review.published.slice(0, 4),
        grade: singleTerm(review.tags, 'evidence-grade'),
        href: `${site.address}${addressOf(id)}`,
        citation: ours,
        original,
      }
    }),
  }
}

function notesOf({ questions, among, chosenBy, made }: SheetRequest): string[] {
  const { findings, reviews } = countQuestions(questions)
  const ours = questions.filter(({ speaker }) => speaker === 'library').length
  return [
    `${counted(questions.length, 'question')} of ${among.toLocaleString('en-GB')} in the library, on ${counted(findings, 'finding')} of ${counted(reviews, 'review')}${chosenBy === '' ? '' : `, chosen by: ${chosenBy}`}. Made on ${toMoment(made.toISOString())}.`,
    ours === 0
      ? 'The questions are the words of the reviews they stand in.'
      : `${ours === questions.length ? 'All' : `${ours} of the`} questions are written by the library from what a report found, and are not the report’s words; each line says so.`,
    'The grade of a record says what it rests on: A the report read in full, B parts of it, official statements and consistent press, C little.',
  ]
}

/** What questions were chosen by, in words. */
export function filterWords({ audience, review, ...facets }: QuestionFilters, catalogue: Catalogue): string {
  const { taxonomy } = catalogue
  return [
    ...(audience === undefined ? [] : [`for ${taxonomy.label('audience', audience)}`]),
    ...QUESTION_FACETS.flatMap(facet => {
      const term = facets[facet]
      if (term === undefined) return []
      return [`${taxonomy.facet(facet)?.label.toLowerCase() ?? facet} ${taxonomy.label(facet, term)}`]
    }),
    ...(review === undefined ? [] : [`review ${catalogue.row(review)?.review.title ?? review}`]),
  ].join('; ')
}
