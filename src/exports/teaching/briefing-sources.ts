import type { Row } from '../../analysis/catalogue.ts'
import { strengthOf } from '../../analysis/recommendation-list.ts'
import { strengths } from '../../analysis/strength-mix.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Review, ReviewText } from '../../corpus/review.ts'
import { whoseWords } from '../../corpus/sections.ts'
import type { BriefingSentence } from './briefing-box.ts'
import { safetiesOf, type LeftOutFor } from './safe-to-project.ts'
import { runsOf } from './sentence-runs.ts'
import type { TeachingMaterial } from './teaching-material.ts'

export type FindingRow = Extract<Row, { kind: 'finding' }>
export type RecommendationRow = Extract<Row, { kind: 'recommendation' }>

/** Findings that a briefing is about. */
export const TOP = 3

/** Why a finding made sense, as a section. */
export const WHY = 'why-it-made-sense-at-the-time'

/** The records of some material with their texts, ready to be taken from. */
export interface BriefingSources {
  material: TeachingMaterial
  /**
   * Findings in the order of a session that was put together by hand; of a review or a term those first whose
   * explanation is recorded, otherwise in the order of the material.
   */
  findings: readonly FindingRow[]
  /** Those that answer the top findings first, then the stronger, otherwise in the order of the material. */
  recommendations: readonly RecommendationRow[]
  /** Reviews of the top findings, then the others, in the order of the material. */
  reviews: readonly Review[]
  /** Runs of sentences that may be taken of a section of a review, or of an item of it. */
  runs: (review: Review, item: string | undefined, slug: string) => BriefingSentence[][]
  /** A title as a sentence; undefined where it may not stand. */
  title: (row: FindingRow) => BriefingSentence | undefined
  /** Whether a sentence of a review may stand. */
  allows: (sentence: string, slug: string, review: Review) => boolean
}

/** What tells of the case, and in a briefing is told without its time and place. */
const OF_THE_CASE = new Set(['what-happened', 'episode'])

/** A year or a month: what happened is told in relative time. */
const ON_A_CALENDAR =
  /\b(?:1[6-9]|20)\d\d(?:s|\b)|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b|\b(?:in|of|by|since|until|from|early|late|last) May\b/

/** Reads the texts of the records that were chosen. */
export async function readForBriefing(material: TeachingMaterial): Promise<BriefingSources> {
  const { items, snapshot, safeToProject, showsHarm } = material
  const rows = items.map(({ row }) => row)
  const asked = rows.filter(row => row.kind === 'recommendation')
  const found = rows.filter(row => row.kind === 'finding')
  const findings = found.length > 0 ? found : addressed(asked, material)
  const recommendations = asked.length > 0 ? asked : answering(found, material)
  const ids = [...new Set([...findings, ...recommendations].map(({ review }) => review.id))]
  const texts = new Map<string, ReviewText>()
  for (const id of ids) texts.set(id, await snapshot.corpus.text(id))
  const all = [...findings, ...recommendations]
  const safeties = await safetiesOf(all, snapshot, { safeToProject, showsHarm })
  // What happened is told without names whatever was chosen.
  const unnamed = await safetiesOf(all, snapshot, { safeToProject: true, showsHarm })
  const sectionOf = (review: Review, item: string | undefined, slug: string) => {
    const { sections, items: byItem } = texts.get(review.id)!
    return (item === undefined ? sections : (byItem[item] ?? [])).find(section => section.slug === slug)
  }
  const allows = (sentence: string, slug: string, review: Review) => {
    if (safeties.get(review.id)!.leavesOut(sentence, slug) !== undefined) return false
    if (!OF_THE_CASE.has(slug)) return true
    const reason: LeftOutFor | undefined = unnamed.get(review.id)!.leavesOut(sentence, slug)
    return reason !== 'name' && !ON_A_CALENDAR.test(sentence)
  }
  const ordered =
    material.from.kind === 'pack'
      ? findings
      : inOrderOf(findings, row => (sectionOf(row.review, row.item.id, WHY) ? 0 : 1))
  const top = ordered.slice(0, TOP)
  const first = [...top, ...all].map(({ review }) => review)
  return {
    material,
    findings: ordered,
    recommendations: inOrderOf(recommendations, row => rankOf(row, top, material)),
    reviews: [...new Set(first)],
    runs: (review, item, slug) => {
      const id = item === undefined ? review.id : `${review.id}/${item}`
      return runsOf({
        passages: sectionOf(review, item, slug)?.passages ?? [],
        toCite: anchor => `${id}#${anchor}`,
        speaker: whoseWords(slug, singleTerm(review.tags, 'record')),
        allows: sentence => allows(sentence, slugOf(slug, item), review),
      })
    },
    title: ({ id, item, review }) =>
      allows(item.title, 'title', review)
        ? {
            text: item.title,
            cites: id,
            speaker: whoseWords('title', singleTerm(review.tags, 'record')),
            isLead: true,
          }
        : undefined,
    allows,
  }
}

/** Items without headings have one section, which is told apart by what they are. */
function slugOf(slug: string, item: string | undefined): string {
  return slug === 'text' && item?.startsWith('E') ? 'episode' : slug
}

/** Findings that recommendations answer, where no finding was chosen. */
function addressed(rows: readonly RecommendationRow[], { snapshot }: TeachingMaterial): FindingRow[] {
  const ids = rows.flatMap(({ item, review }) => item.addresses.map(finding => `${review.id}/${finding}`))
  return [...new Set(ids)].flatMap(id => {
    const row = snapshot.catalogue.row(id)
    return row?.kind === 'finding' ? [row] : []
  })
}

/** Recommendations that answer findings, where no recommendation was chosen. */
function answering(rows: readonly FindingRow[], { snapshot }: TeachingMaterial): RecommendationRow[] {
  const ids = rows.flatMap(({ item, review }) =>
    review.recommendations
      .filter(({ addresses }) => addresses.includes(item.id))
      .map(({ id }) => `${review.id}/${id}`),
  )
  return [...new Set(ids)].flatMap(id => {
    const row = snapshot.catalogue.row(id)
    return row?.kind === 'recommendation' ? [row] : []
  })
}

function rankOf(row: RecommendationRow, top: readonly FindingRow[], { snapshot }: TeachingMaterial): number {
  const answers = top.some(
    ({ review, item }) => review === row.review && row.item.addresses.includes(item.id),
  )
  const order = strengths(snapshot.taxonomy).map(({ id }) => id)
  const strength = order.indexOf(strengthOf(row.item, snapshot.taxonomy) ?? '')
  return (answers ? 0 : 100) + (strength === -1 ? order.length : strength)
}

/** Sorted by a number, otherwise as they stood. */
function inOrderOf<T>(list: readonly T[], rank: (one: T) => number): T[] {
  return list.toSorted((a, b) => rank(a) - rank(b))
}
