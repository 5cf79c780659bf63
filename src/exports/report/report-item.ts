import { latestStatus, strengthOf } from '../../analysis/recommendation-list.ts'
import { addressOf } from '../../corpus/item-address.ts'
import { provenanceOf, singleTerm } from '../../corpus/provenance.ts'
import type { Recommendation, Review, Section, Status } from '../../corpus/review.ts'
import { whoseWords } from '../../corpus/sections.ts'
import { toMonth } from '../../corpus/to-month.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { toCitation } from '../citation.ts'
import type { Site } from '../column.ts'
import type { ExportRecord } from '../export-record.ts'
import { tagWords } from '../tag-words.ts'
import { INVENTED, KIND_NAMES } from './report-words.ts'

/** A headed part of an item. */
export interface ReportPart {
  heading: string
  /** Whether the library adds it to what a report says. */
  ours: boolean
  list: boolean
  paragraphs: readonly string[]
}

/** One item as a report shows it, whatever the format. */
export interface ReportItem {
  id: string
  /** `F1. Title`, or the title of a review. */
  heading: string
  href: string
  /** What it is, of which review, and how well supported. */
  about: string
  /** Set of an invented record. */
  invented: string | undefined
  provenance: string
  parts: readonly ReportPart[]
  /** Tags and what else is known, each with its label. */
  facts: ReadonlyArray<readonly [string, string]>
  citation: { ours: string; original: string | undefined }
  digest: string
}

/** What a report says of an item. */
export function toReportItem(record: ExportRecord, taxonomy: Taxonomy, site: Site): ReportItem {
  const { id, kind, review, item, tags, sections } = record
  const record_ = singleTerm(review.tags, 'record')
  return {
    id,
    heading: item ? `${item.id}. ${item.title}` : review.title,
    href: `${site.address}${addressOf(id)}`,
    about: `${item ? `${KIND_NAMES[kind]} of: ${review.title}. ` : ''}${reviewLine(review, taxonomy)}`,
    invented: record_ === 'demonstration' ? INVENTED : undefined,
    provenance: provenanceOf(review),
    parts: (item ? sections : sections.filter(({ slug }) => slug === 'summary')).map(section =>
      toPart(section, record_),
    ),
    facts: [
      ...factsOf(record, taxonomy),
      ...taxonomy.facetsAt(kind).flatMap((facet): Array<readonly [string, string]> => {
        const words = tagWords(tags, facet)
        return words === undefined ? [] : [[facet.label, words]]
      }),
    ],
    citation: toCitation(review, item, site.name, site.address),
    digest: (item ?? review).digest,
  }
}

/** Where and when a review was published, of what kind it is and how well supported. */
export function reviewLine(review: Review, taxonomy: Taxonomy): string {
  const grade = singleTerm(review.tags, 'evidence-grade')
  const label = (facet: string) => taxonomy.label(facet, singleTerm(review.tags, facet))
  return `${review.area === 'withheld' ? 'Area withheld' : review.area}, published ${toMonth(review.published)}. ${label('record')}. Grade ${grade}: ${lowerFirst(label('evidence-grade'))}.`
}

/** The two sides of what became of a recommendation, in words. */
export function sidesOf(item: Recommendation, taxonomy: Taxonomy): { owner: string; independent: string } {
  return {
    owner: statusWords(latestStatus(item, 'owner'), taxonomy),
    independent: statusWords(latestStatus(item, 'independent'), taxonomy),
  }
}

function factsOf({ item, review }: ExportRecord, taxonomy: Taxonomy): Array<readonly [string, string]> {
  const named = (ids: readonly string[]) =>
    ids.map(id => {
      const one = [...review.findings, ...review.recommendations].find(other => other.id === id)
      return one ? `${id}. ${one.title}` : id
    })
  const listed = (label: string, values: readonly string[], none?: string) =>
    values.length > 0 ? [[label, values.join('; ')] as const] : none ? [[label, none] as const] : []
  if (item?.kind === 'finding')
    return [
      ...(item.uncoded === undefined ? [] : [['No systems factor could be tagged', item.uncoded] as const]),
      ...(item.explanation === 'not-established'
        ? [['Why it made sense', 'The sources do not establish it.'] as const]
        : []),
      ['Depth of analysis', `${item.depth.level}, of this record and not of the report`],
      ...listed('Led to', named(item.leadsTo)),
      ...listed(
        'Recommendations that address it',
        named(review.recommendations.filter(one => one.addresses.includes(item.id)).map(one => one.id)),
        'None in this record.',
      ),
    ]
  if (item?.kind === 'recommendation') {
    const strength = strengthOf(item, taxonomy)
    const { owner, independent } = sidesOf(item, taxonomy)
    return [
      ...listed('Addressed to', item.to),
      ...listed('Due', item.due === undefined ? [] : [toMonth(item.due)]),
      ['What the owner says', owner],
      ['What an independent body found', independent],
      ...listed('Strength of the action', strength ? [taxonomy.label('action-type', strength)] : []),
      ...listed('Addresses', named(item.addresses), 'No finding in this record is named as its reason.'),
      ...listed('Supports', item.supports),
    ]
  }
  return item
    ? []
    : [
        ...listed(
          'Also known as',
          review.knownAs.map(({ name }) => name),
        ),
        ...listed('Years of the events', review.period ? [review.period.replace('/', ' to ')] : []),
        [
          'In this record',
          `${review.findings.length} findings, ${review.recommendations.length} recommendations`,
        ],
      ]
}

function toPart({ slug, heading, passages, html }: Section, record: string): ReportPart {
  return {
    heading,
    ours: whoseWords(slug, record) === 'library',
    list: /^\s*<[uo]l/.test(html),
    paragraphs: passages.map(({ text }) => text),
  }
}

function statusWords(status: Status | undefined, taxonomy: Taxonomy): string {
  if (!status) return 'None recorded'
  const when = status.date === undefined ? '' : `, ${toMonth(status.date)}`
  const whom = status.for === undefined ? '' : ` (for ${status.for})`
  const why = status.evidence === undefined ? '' : `. ${status.evidence}`
  return `${taxonomy.label('recommendation-status', status.value)}${when}${whom}${why}`
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`
}
