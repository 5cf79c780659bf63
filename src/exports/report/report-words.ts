import { realReviews } from '../../analysis/catalogue.ts'
import { asksForDemonstrations } from '../../analysis/selection.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Review } from '../../corpus/review.ts'
import { whoseWords } from '../../corpus/sections.ts'
import type { Kind } from '../../taxonomy/facet.ts'
import type { Site } from '../column.ts'
import type { ExportKind } from '../export-record.ts'
import type { ThematicExtract } from '../thematic-extract.ts'

/** Said over a part that the library adds to what a report says. */
export const BY_THE_LIBRARY = 'Written by the library'

/** Said of every invented record, wherever it shows. */
export const INVENTED = 'Invented demonstration record: nothing in it happened.'

export const KIND_NAMES: Readonly<Record<ExportKind, string>> = {
  finding: 'Finding',
  recommendation: 'Recommendation',
  review: 'Review',
  episode: 'Key practice episode',
}

/** `1,200 findings` */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`
}

/** Whose words a record is in, in a sentence that goes with it. */
export function wordsOf(review: Review): string {
  const record = singleTerm(review.tags, 'record')
  if (record === 'demonstration') return INVENTED
  return whoseWords('summary', record) === 'summary'
    ? 'The library’s own words on what the report says. “What it means for children” and “Questions” are written by the library and are not from the report.'
    : 'The words of a review written in this library.'
}

/** The figure that heads a report, never without its base. */
export function headFigure({ query, receipt: { receipt } }: ThematicExtract): string {
  const { items, reviews, reviewsInLibrary } = receipt.counts
  const ofReviews = `${reviews.toLocaleString('en-GB')} of ${counted(reviewsInLibrary, 'review')}`
  return query.kind === 'review' ? ofReviews : `${counted(items, query.kind)} from ${ofReviews}`
}

/** Different reviews that the items of an extract come from, in its order. */
export function reviewsIn({ rows }: Pick<ThematicExtract, 'rows'>): Review[] {
  return [...new Map(rows.map(({ review }) => [review.id, review])).values()]
}

/** First and last year of publication: `published 2004 to 2016`; empty where there is no review. */
export function yearSpan(reviews: readonly Review[]): string {
  const years = reviews.map(({ published }) => published.slice(0, 4)).sort()
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined) return ''
  return first === last ? `published in ${first}` : `published ${first} to ${last}`
}

/** How an extract was made and what its figures are and are not, a paragraph each. */
export function methodOf(extract: ThematicExtract, site: Site): string[] {
  const { query, snapshot, receipt } = extract
  const { leftOut } = receipt.receipt
  const kind: Kind = query.kind
  const reviews = reviewsIn(extract)
  const checked = reviews.filter(({ checkedBy }) => checkedBy.some(check => check.kind === 'person')).length
  const library = realReviews(snapshot.catalogue)
  return [
    `This extract holds every ${kind} in ${site.name} that meets the query: each has every filter chosen and, where words were asked for, contains them by the library’s published rules. The search did not stop at a page or a limit.`,
    leftOut.length === 0
      ? 'Nothing was left out by hand.'
      : `Left out by hand: ${counted(leftOut.length, kind)}, each listed in the receipt with the reason.`,
    asksForDemonstrations(query.filters)
      ? 'The records in this extract are invented, to show what a record looks like. Nothing in them happened, and their counts mean nothing.'
      : `The library holds ${counted(library.length, 'review')}${library.length > 0 ? `, ${yearSpan(library)}` : ''}: what has been written up so far. It is not a sample of reviews, and reviews are not a sample of children. The counts are counts of records. They are not rates, and must not be used to compare places or people.`,
    'Most records are accounts, in the library’s own words, of a report that somebody else published. Each carries a grade: A, written from the report itself, read in full; B, from parts of it, official statements and consistent press; C, from few or secondary sources. Parts marked “Written by the library” are not from the report. The report is named beside each record and should be read before it is relied on.',
    `A tag marked “our reading” is an inference of whoever tagged the record; the source does not say it. ${checkedWords(checked, reviews.length)}`,
    'A recommendation is shown with what its owner says of it and with what an independent body found, side by side. The first is a claim. Neither is taken for the other.',
  ]
}

function checkedWords(checked: number, all: number): string {
  if (checked === 0)
    return 'No record in this extract has yet been checked by a person; each says who wrote and tagged it.'
  return `${checked} of the ${counted(all, 'review')} in this extract ${checked === 1 ? 'has' : 'have'} been checked by a person; each record says who wrote and tagged it.`
}
