import type { News } from '../../collections/news-of-search.ts'
import type { SavedSearch } from '../../collections/saved-searches.ts'
import { addressOf } from '../../corpus/item-address.ts'
import { toFollowedHref } from '../../search/followed-query.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentRecord } from './present-review.ts'
import { countOf } from './search-words.ts'

/** A saved search with what is new for it. */
export function presentNews({ id, title, looked }: SavedSearch, news: News, taxonomy: Taxonomy) {
  const { query, total, fresh, shown, upTo, faults } = news
  return {
    id,
    title,
    href: toFollowedHref('/search', query),
    feedHref: toFollowedHref('/search.atom', query),
    count: countOf(total, query.kind),
    fresh,
    looked: toDay(looked),
    upTo,
    notices: faults.map(({ name, detail }) => ({ name, detail: `${detail} It is left out.` })),
    more: fresh - shown.length,
    items: shown.map(({ hit: { row, titleHtml }, since, why }) => ({
      href: addressOf(row.id),
      number: row.item?.id,
      titleHtml,
      since: toDay(since),
      record: presentRecord(row.review, taxonomy),
      why,
    })),
  }
}

/** `3 June 2026`, of the day in the United Kingdom. */
function toDay(moment: string): string {
  return new Date(moment).toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
    timeZone: 'Europe/London',
  })
}
