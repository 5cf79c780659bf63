import { addressOf } from '../../corpus/item-address.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Review } from '../../corpus/review.ts'
import type { Site } from '../column.ts'
import { BY_THE_LIBRARY, counted } from '../report/report-words.ts'
import {
  countWords,
  NO_RECORD,
  OUR_READING,
  textOfBox,
  withStop,
  type BoxId,
  type BriefingBox,
  type BriefingSentence,
} from './briefing-box.ts'
import { MOST_GRADE, type Briefing } from './briefing.ts'
import { EDITED, isEdited } from './edited-briefing.ts'

/** Where a sentence stands, as a mark after it. */
export interface SheetCite {
  /** `F2`, or `1 F2` where several records are cited. */
  label: string
  /** Undefined in what is safe to project. */
  href: string | undefined
}

/** Sentences that one mark stands for. */
export interface SheetLine {
  isLead: boolean
  text: string
  cite: SheetCite | undefined
  isEdited: boolean
}

export interface SheetBox {
  id: BoxId
  number: number
  heading: string
  /** Whose words it is in, where they are not those of the records. */
  mark: string | undefined
  paragraphs: SheetLine[][]
  words: number
  /** Said in the place of paragraphs. */
  none: string | undefined
}

/** A briefing as every format writes it. */
export interface BriefingSheet {
  title: string
  site: Site
  audience: string
  aim: string
  boxes: SheetBox[]
  records: Array<{ number: number; words: string; href: string | undefined }>
  marks: string[]
  /** How it was made, and where help is found. */
  notes: string[]
}

/** Said of what a record is in a copy that is safe to project. */
const UNNAMED = 'Named in the copy that is not safe to project.'

/** Where readers whom it touches find help, as the foot of every page of the site has it. */
const SUPPORT =
  'If you are worried about a child: NSPCC 0808 800 5000, or 999 if the danger is immediate. If this touches you: NAPAC 0808 801 0331, Samaritans 116 123.'

/** Everything a format needs, with the addresses of a site. */
export function toBriefingSheet(briefing: Briefing, site: Site): BriefingSheet {
  const { title, material, boxes, reviews, marks } = briefing
  const toCite = citer(briefing, site)
  const safe = material.safeToProject
  return {
    title,
    site,
    audience: material.audience,
    aim: material.aim,
    boxes: boxes.map((box, at) => ({
      id: box.id,
      number: at + 1,
      heading: box.heading,
      mark: markOf(box),
      paragraphs: box.paragraphs.map(sentences => toLines(sentences, toCite)),
      words: countWords(textOfBox(box)),
      none: box.paragraphs.length === 0 ? NO_RECORD : undefined,
    })),
    records: reviews.map((review, at) => ({
      number: at + 1,
      words: safe ? `Grade ${gradeOf(review)}. ${UNNAMED}` : recordWords(review),
      href: safe ? undefined : `${site.address}${addressOf(review.id)}`,
    })),
    marks,
    notes: [madeOf(briefing, site), SUPPORT],
  }
}

/** Makes the marks of a briefing. */
export function citer({ reviews, material }: Pick<Briefing, 'reviews' | 'material'>, site: Site) {
  return (cites: string): SheetCite => {
    const [id = '', anchor] = cites.split('#')
    const [review = '', item = ''] = id.split('/')
    const number = reviews.findIndex(one => one.id === review) + 1
    const of = reviews.length > 1 ? String(number) : ''
    const isTerm = number === 0
    const label = isTerm ? 'definition' : [of, item || (of === '' ? 'record' : '')].filter(Boolean).join(' ')
    const path = isTerm ? `/taxonomy/${id}` : addressOf(id)
    const href = `${site.address}${path}${anchor === undefined ? '' : `#${anchor}`}`
    return { label, href: material.safeToProject && !isTerm ? undefined : href }
  }
}

/** Sentences one after the other that one mark stands for are one line. */
function toLines(sentences: readonly BriefingSentence[], toCite: (cites: string) => SheetCite): SheetLine[] {
  const lines: Array<SheetLine & { cites: string | undefined }> = []
  for (const sentence of sentences) {
    const { cites, isLead = false, isReading, before, after, text, speaker } = sentence
    const reading = isReading && !/our reading/i.test(text) ? OUR_READING : undefined
    const words = [before, withStop(sentence), reading, after].filter(part => part !== undefined).join(' ')
    const last = lines.at(-1)
    if (last && !last.isLead && !isLead && last.cites === cites) last.text += ` ${words}`
    else {
      const cite = cites === undefined ? undefined : toCite(cites)
      lines.push({ isLead, text: words, cite, isEdited: speaker === undefined, cites })
    }
  }
  // What follows a title from the same item has the mark for both.
  return lines.map(({ cites: _, ...line }, at) =>
    line.isLead && lines[at + 1]?.cite?.label === line.cite?.label ? { ...line, cite: undefined } : line,
  )
}

function markOf({ paragraphs, ...box }: BriefingBox): string | undefined {
  const speakers = new Set(paragraphs.flat().map(({ speaker }) => speaker))
  if (isEdited({ ...box, paragraphs }))
    return speakers.has('library') ? `${BY_THE_LIBRARY}, and edited` : undefined
  return speakers.size === 1 && speakers.has('library') ? BY_THE_LIBRARY : undefined
}

function recordWords(review: Review): string {
  const source = review.sources[0]
  const by = source ? `${source.publisher}, ` : ''
  return `${review.title} (${by}${review.published.slice(0, 4)}). Library record of grade ${gradeOf(review)}.`
}

function gradeOf(review: Review): string {
  return singleTerm(review.tags, 'evidence-grade')
}

function madeOf({ boxes, words, grade, reviews }: Briefing, site: Site): string {
  const edited = boxes.some(isEdited) ? ` What is marked [${EDITED.toLowerCase()}] stands in no record.` : ''
  const read = Number.isNaN(grade)
    ? ''
    : ` Flesch-Kincaid grade ${grade.toFixed(1)}${grade > MOST_GRADE ? `, harder than the ${MOST_GRADE} it is meant to keep to` : ''}.`
  return `How this was made: ${site.name} chose whole sentences from ${counted(reviews.length, 'record')} by stated rules and rewrote none; the mark after them says where they stand. ${words.toLocaleString('en-GB')} words in the boxes.${read}${edited}`
}
