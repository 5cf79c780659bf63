import { Feed } from 'feed'
import { addressOf } from '../corpus/item-address.ts'
import { provenanceOf, singleTerm } from '../corpus/provenance.ts'
import type { ArrivedHit } from '../search/arrivals.ts'
import type { Hit } from '../search/hits.ts'
import { escapeHtml } from '../search/to-excerpt.ts'
import type { Reason } from '../search/why-found.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Site } from './column.ts'

/** An entry of a feed, and why it is there. */
export interface FeedEntry extends ArrivedHit {
  why: readonly Reason[]
}

/** What a feed says of itself. */
export interface FeedOf {
  /** The search in words. */
  title: string
  /** Query string of the search, which feed and page share. */
  query: string
  /** ISO 8601: when the newest entry came, or where there is none when the library began. */
  updated: string
  entries: readonly FeedEntry[]
}

/**
 * What is new for a search, as Atom (RFC 4287). The id of an entry is the permanent address of its record, so that it
 * is one entry in every feed; its time is when the record first appeared in this library.
 */
export function toAtom({ title, query, updated, entries }: FeedOf, site: Site, taxonomy: Taxonomy): string {
  const search = `${site.address}/search${query && `?${query}`}`
  const self = `${site.address}/search.atom${query && `?${query}`}`
  const feed = new Feed({
    id: self,
    title: inXml(`${title} – ${site.name}`),
    description: 'What is new in this library for a search. Only matches are listed, the last to come first.',
    link: search,
    feed: self,
    updated: new Date(updated),
    author: { name: inXml(site.name) },
    copyright: 'Our own words: CC BY 4.0. The words of the reports stay their publishers’.',
    generator: false,
  })
  for (const entry of entries) feed.addItem(toItem(entry, site, taxonomy))
  return feed.atom1()
}

function toItem({ hit, since, why }: FeedEntry, site: Site, taxonomy: Taxonomy) {
  const { row } = hit
  const address = `${site.address}${addressOf(row.id)}`
  const title = row.item ? `${row.item.title} (${row.item.id} of ${row.review.title})` : row.review.title
  const invented = singleTerm(row.review.tags, 'record') === 'demonstration'
  return {
    id: address,
    link: address,
    // Titles are HTML in this format.
    title: inXml(escapeHtml(invented ? `Invented: ${title}` : title)),
    content: inXml(contentOf(hit, why, taxonomy)),
    date: new Date(since),
    published: new Date(since),
  }
}

/** The facts of the record, the passage, why it is here, and who wrote it: what a hit says on the site. */
function contentOf({ row: { review }, excerpt }: Hit, why: readonly Reason[], taxonomy: Taxonomy): string {
  const label = (facet: string) => taxonomy.label(facet, singleTerm(review.tags, facet))
  const grade = singleTerm(review.tags, 'evidence-grade')
  const facts = [
    label('review-type'),
    review.area,
    review.published,
    `Grade ${grade}: ${label('evidence-grade')}`,
  ]
  const record = singleTerm(review.tags, 'record')
  const ours = excerpt.by === 'library' ? ' (written by the library)' : ''
  const section = excerpt.section && `${escapeHtml(excerpt.section)}${ours}: `
  const reasons = why.map(({ label: of, html }) => `${escapeHtml(of)}: ${html}`).join('. ')
  return [
    facts.map(escapeHtml).join(' · '),
    `${section}${excerpt.html}`,
    reasons && `Why it is here: ${reasons}.`,
    [
      ...(record === 'demonstration' ? ['Invented: a demonstration record. Nothing in it happened.'] : []),
      ...(record === 'summary' ? ['The library’s summary, not the report’s words.'] : []),
      provenanceOf(review),
    ]
      .map(escapeHtml)
      .join(' '),
  ]
    .filter(Boolean)
    .map(paragraph => `<p>${paragraph}</p>`)
    .join('\n')
}

/** Without the characters that XML has no way to write; a reader would refuse the whole feed for one of them. */
export function inXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
