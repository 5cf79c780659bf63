// Our own search, asked as the site asks it, in three readings of "the first ten".
//
// `ours` is what the page shows to somebody who types the words and presses Enter, from top to bottom: the review
// that the query names, the matches of kind finding with those of other kinds set among them, then what is related. It is the one that is compared.
// Nothing of what stands behind a click counts: the other systems put findings, recommendations and reviews into
// one list, ours shows findings and only counts the rest, and that is to its cost where a recommendation is wanted.
//
// `ours, then tabs` goes on where that list is shorter than ten with what one click on "Recommendations" and one
// on "Reviews" would show: matches only.
//
// `ours, one list` is what the page could show if kinds were not told apart: the review that the query names,
// all matches in the engine's order, then what is related to findings and recommendations in turns. No page shows
// it. It says whether the order across kinds is worth changing.
import { nextInTurn } from '../next-in-turn.ts'
import { kindMeant } from '../../../src/search/kind-meant.ts'
import { parseSearchQuery } from '../../../src/search/parse-search-query.ts'
import type { Hit } from '../../../src/search/hits.ts'
import type { SearchResult } from '../../../src/search/search-library.ts'
import { toRowId } from '../../../src/search/search-record.ts'
import type { Services } from '../../../src/services.ts'
import type { Kind } from '../../../src/taxonomy/facet.ts'
import { firstTen, type System } from './system.ts'

/** More than ten, since demonstration records among them are left out. */
const MATCHES = 100

/** @param services with an index that is current */
export function createOurs(services: Services): System[] {
  const { library, index } = services
  // The three readings ask the same; each search is made once.
  const asked = new Map<string, Promise<SearchResult>>()
  const search = (q: string, kind: Kind): Promise<SearchResult> => {
    const key = `${kind} ${q}`
    const { query } = parseSearchQuery({ q, kind }, library.snapshot.taxonomy)
    const result = asked.get(key) ?? library.search(query)
    asked.set(key, result)
    return result
  }

  return [
    {
      name: 'ours',
      role: 'ours',
      find: async words => pageOf(await search(words, kindMeant(words))),
    },
    {
      name: 'ours, then tabs',
      role: 'variant',
      find: async words =>
        firstTen(
          pageOf(await search(words, kindMeant(words))),
          idsOf((await search(words, 'recommendation')).hits),
          idsOf((await search(words, 'review')).hits),
        ),
    },
    {
      name: 'ours, one list',
      role: 'variant',
      find: async words => {
        const findings = await search(words, 'finding')
        const recommendations = await search(words, 'recommendation')
        const { text } = findings.reduced
        const matches = text === '' ? [] : (await index.match(text, 'every-word', MATCHES)).map(toRowId)
        const { demonstrations } = library.snapshot.catalogue
        const shown = matches.filter(id => {
          const row = library.snapshot.catalogue.row(id)
          return row !== undefined && !demonstrations.has(row.number)
        })
        return firstTen(
          named(findings),
          shown,
          nextInTurn([idsOf(findings.related), idsOf(recommendations.related)]),
        )
      },
    },
  ]
}

function pageOf(result: SearchResult): string[] {
  const { hits, beside } = result
  const shown = hits.flatMap((hit, at) => [
    ...beside.filter(({ before }) => before === at).map(one => one.hit),
    hit,
  ])
  return firstTen(named(result), idsOf(shown), idsOf(result.related))
}

function named({ review }: SearchResult): string[] {
  return review ? [review.id] : []
}

function idsOf(hits: readonly Hit[]): string[] {
  return hits.map(hit => hit.row.id)
}
