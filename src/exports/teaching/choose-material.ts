import { type Row } from '../../analysis/catalogue.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { addressOf } from '../../corpus/item-address.ts'
import { itemsOfTerm } from './items-of-term.ts'
import type { TeachingMaterial } from './teaching-material.ts'

/** What a trainer chooses beside the records. */
export interface MaterialChoices {
  safeToProject: boolean
  showsHarm: boolean
  title?: string | undefined
  audience?: string | undefined
  aim?: string | undefined
}

/** As many as can be chosen by hand for one session. */
export const MOST_ITEMS = 60

/** The rule for a review. */
export const REVIEW_RULE = 'All findings of the review in its order, then all its recommendations.'

/** The rule for a list of ids. */
export const ITEMS_RULE = 'Findings and recommendations that were chosen by hand, in the order chosen.'

/**
 * All findings and then all recommendations of a review, in the order of the record. An invented review is material
 * like any other, since whoever names it has chosen it.
 * @returns undefined where there is no such review, or where it was withdrawn
 */
export function materialOfReview(
  id: string,
  snapshot: Snapshot,
  choices: MaterialChoices,
): TeachingMaterial | undefined {
  const row = snapshot.catalogue.row(id)
  if (row?.kind !== 'review') return undefined
  const { title } = row.review
  return toMaterial(
    itemsOfReview(row, snapshot),
    { kind: 'review', id, label: title, address: addressOf(id) },
    title,
    snapshot,
    choices,
  )
}

/**
 * Findings and recommendations of a term, by the rule of `TERM_RULE`. Where a term is said of recommendations and not
 * of findings, they are chosen by the same rule, and the findings that they answer come with them.
 * @returns undefined where there is no such term; material without items where nothing carries it
 */
export function materialOfTerm(
  facetKey: string,
  termId: string,
  snapshot: Snapshot,
  choices: MaterialChoices,
): TeachingMaterial | undefined {
  const facet = snapshot.taxonomy.facet(facetKey)
  const term = facet?.term(termId)
  if (!facet || !term) return undefined
  const id = `${facet.key}/${term.id}`
  return toMaterial(
    itemsOfTerm(facet, term.id, snapshot),
    { kind: 'term', id, label: `${term.label} (${facet.label})`, address: `/taxonomy/${id}` },
    term.label,
    snapshot,
    choices,
  )
}

/**
 * What was chosen by hand, in the order chosen and each once: findings and recommendations (`<review>/F1`), whole
 * reviews (`<review>`) and terms (`<facet>/<term>`). One review or one term alone is material of it.
 * @returns the material, and the ids that are none of the library, withdrawn ones among them
 */
export function materialOfIds(
  ids: readonly string[],
  snapshot: Snapshot,
  choices: MaterialChoices,
): { material: TeachingMaterial; unknown: string[] } {
  const once = [...new Set(ids)]
  const alone = once.length === 1 ? materialOfOne(once[0]!, snapshot, choices) : undefined
  if (alone) return { material: alone, unknown: [] }
  const found = once.map(id => ({ id, rows: rowsOf(id, snapshot) }))
  const rows = [...new Set(found.flatMap(one => one.rows ?? []))]
  const known = found.filter(one => one.rows).map(({ id }) => id)
  return {
    material: toMaterial(
      rows,
      { kind: 'pack', id: '', label: ITEMS_RULE, address: packAddress('new', known) },
      'Lessons for a team',
      snapshot,
      choices,
    ),
    unknown: found.filter(one => !one.rows).map(({ id }) => id),
  }
}

/** Address of something made of items that were chosen by hand. */
export function packAddress(what: string, ids: readonly string[]): string {
  return `/packs/${what}?${new URLSearchParams(ids.map((id): [string, string] => ['items', id])).toString()}`
}

function materialOfOne(
  id: string,
  snapshot: Snapshot,
  choices: MaterialChoices,
): TeachingMaterial | undefined {
  const [facet = '', term = ''] = id.split('/')
  return materialOfReview(id, snapshot, choices) ?? materialOfTerm(facet, term, snapshot, choices)
}

function toMaterial(
  rows: readonly Row[],
  from: TeachingMaterial['from'],
  title: string,
  snapshot: Snapshot,
  choices: MaterialChoices,
): TeachingMaterial {
  return {
    title: choices.title ?? title,
    audience: choices.audience ?? '',
    aim: choices.aim ?? '',
    from,
    snapshot,
    items: rows.map(row => ({ row })),
    safeToProject: choices.safeToProject,
    showsHarm: choices.showsHarm,
  }
}

/** Rows of an id; undefined where it names nothing. */
function rowsOf(id: string, snapshot: Snapshot): Row[] | undefined {
  const row = snapshot.catalogue.row(id)
  if (row) return row.kind === 'review' ? itemsOfReview(row, snapshot) : [row]
  const [key = '', term = ''] = id.split('/')
  const facet = snapshot.taxonomy.facet(key)
  return facet?.term(term) ? itemsOfTerm(facet, term, snapshot) : undefined
}

function itemsOfReview({ review }: Row, { catalogue }: Snapshot): Row[] {
  return [...review.findings, ...review.recommendations].flatMap(
    item => catalogue.row(`${review.id}/${item.id}`) ?? [],
  )
}
