import { tagsOfFinding, tagsOfRecommendation } from '../../../analysis/effective-tags.ts'
import type { Similar } from '../../../analysis/similar.ts'
import type { Snapshot } from '../../../analysis/snapshot.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import type { Item, Review } from '../../../corpus/review.ts'
import type { Taxonomy } from '../../../taxonomy/taxonomy.ts'
import type { Page } from '../../page.ts'
import { anchorsOnce } from '../../presenters/anchors-once.ts'
import { presentItem, presentRecord } from '../../presenters/present-review.ts'
import { presentSimilar } from '../../presenters/present-similar.ts'
import { presentStory } from '../../presenters/present-story.ts'
import { presentTags } from '../../presenters/present-tags.ts'
import { presentCitation } from '../../presenters/present-citation.ts'
import { siteAddress } from '../../../config.ts'

const NAMES = {
  finding: 'Finding',
  episode: 'Key practice episode',
  recommendation: 'Recommendation',
} as const

/** A reader has come for the item, and is not kept waiting for what is like it. */
const PATIENCE_MS = 500

export const itemPage: Page = {
  path: '/reviews/:id/:item',
  template: 'pages/item/page.njk',
  section: 'reviews',
  view: async (request, { library, similar, config }) => {
    const { corpus, catalogue, taxonomy } = library.snapshot
    const id = String(request.params['id'])
    const review = corpus.review(id)
    const item = corpus.item(id, String(request.params['item']))
    if (!review || !item) return undefined
    const record = presentRecord(review, taxonomy)
    // Of a withdrawn record nothing is said but that it was withdrawn.
    if (review.withdrawn)
      return {
        title: `${item.id}. ${review.title}`,
        record,
        isRecord: true,
        kindName: NAMES[item.kind],
        item: { number: item.id, title: review.title },
      }
    const body = await corpus.body(id)
    const sections = (body.items[item.id] ?? []).map(anchorsOnce())
    const presented = presentItem(item, review, item.tags, sections, taxonomy)
    const cited = citedIn(item, presented)
    const alike = await similarItems(`${id}/${item.id}`, similar, library.snapshot)
    return {
      title: `${item.id}. ${item.title}`,
      record,
      isRecord: true,
      kindName: NAMES[item.kind],
      item: presented,
      story: item.kind === 'recommendation' ? presentStory(item, review, catalogue) : undefined,
      inherited: presentTags(inheritedTags(item, review, taxonomy), taxonomy),
      neighbours: neighbours(item, review),
      sources: review.sources.filter(source => cited.has(source.id)),
      citation: presentCitation({ review, item }, { name: config.siteName, address: siteAddress(config) }),
      jsonHref: `/api/v1${addressOf(`${id}/${item.id}`)}`,
      similar: alike,
      isPassing: alike !== undefined && 'pending' in alike,
    }
  },
}

/** What other reviews have that is like the item; undefined of an episode, which is compared with nothing. */
async function similarItems(id: string, similar: Similar, { catalogue, taxonomy }: Snapshot) {
  const row = catalogue.row(id)
  if (!row || row.kind === 'review') return undefined
  if (!(await similar.ready(PATIENCE_MS))) return { pending: true }
  const found = (await similar.similarTo(id)) ?? []
  const ofKind = catalogue.kind(row.kind)
  const all = catalogue.demonstrations.has(row.number)
    ? ofKind.and(catalogue.demonstrations)
    : ofKind.andNot(catalogue.demonstrations)
  return {
    items: found.map(item => presentSimilar(item, taxonomy)),
    among: all.count() - row.review[`${row.kind}s`].length,
  }
}

/** What counts for the item without being tagged on it: from the review, or by way of a finding. */
function inheritedTags(item: Item, review: Review, taxonomy: Taxonomy) {
  const all =
    item.kind === 'finding'
      ? tagsOfFinding(item, review, taxonomy)
      : item.kind === 'recommendation'
        ? tagsOfRecommendation(item, review, taxonomy)
        : {}
  return Object.fromEntries(Object.entries(all).filter(([key]) => item.tags[key] === undefined))
}

/** The items before and after it in the review. */
function neighbours(item: Item, review: Review) {
  const all: readonly Item[] =
    item.kind === 'finding'
      ? review.findings
      : item.kind === 'episode'
        ? review.episodes
        : review.recommendations
  const at = all.findIndex(other => other.id === item.id)
  const link = (other: Item | undefined) =>
    other && { number: other.id, title: other.title, href: addressOf(`${review.id}/${other.id}`) }
  return { previous: link(all[at - 1]), next: link(all[at + 1]) }
}

/** Ids of the sources that the item or its text cites, so that every mark in the text leads somewhere. */
function citedIn(item: Item, { report, ours }: ReturnType<typeof presentItem>): Set<string> {
  const inText = [...report, ...ours].flatMap(section =>
    [...section.html.matchAll(/href="#source-(S\d+)"/g)].map(([, id]) => id!),
  )
  const inTags = Object.values(item.tags).flatMap(tags =>
    tags === 'held' ? [] : tags.flatMap(tag => tag.source ?? []),
  )
  const listed = item.kind === 'episode' ? [] : item.sources
  const inStatuses =
    item.kind === 'recommendation' ? item.statuses.flatMap(status => status.source ?? []) : []
  return new Set([...inText, ...inTags, ...listed, ...inStatuses])
}
