import { create, insertMultiple, search } from '@orama/orama'
import { allWords, textOf, type PeerBuilder, type PeerPage, type PeerQuestion } from './peer.ts'

/** Terms of a facet that are listed at most: all. */
const MOST_TERMS = 1000
const BATCH = 500

/**
 * Orama: every word with one wrong letter forgiven, in one field, since it looks for all of them in the same; it knows
 * no phrases. It filters and counts by itself; a facet that is narrowed is counted by one more search without it.
 */
export const buildOrama: PeerBuilder = async records => {
  const facets = Object.keys(records[0]!.terms)
  const database = create({
    schema: {
      text: 'string',
      kind: 'enum',
      ...Object.fromEntries(facets.map(key => [key, 'enum[]' as const])),
    },
  })
  const documents = records.map(record => ({
    id: record.id,
    text: textOf(record),
    kind: record.kind,
    ...record.terms,
  }))
  await insertMultiple(database, documents, BATCH)

  const ask = async (question: PeerQuestion, counted: readonly string[], except?: string) => {
    const filters = Object.entries(question.filters).filter(([key]) => key !== except)
    const {
      count,
      hits,
      facets: found,
    } = await search(database, {
      term: allWords(question).join(' '),
      properties: ['text'],
      threshold: 0,
      tolerance: 1,
      limit: except === undefined ? question.perPage : 0,
      where: {
        kind: { eq: question.kind },
        ...Object.fromEntries(filters.map(([key, terms]) => [key, { containsAny: [...terms] }])),
      },
      facets: Object.fromEntries(counted.map(key => [key, { limit: MOST_TERMS }])),
    })
    const counts = Object.entries(found ?? {}).map(([key, { values }]) => [key, values] as const)
    return { total: count, ids: hits.map(hit => hit.id), facets: Object.fromEntries(counts) }
  }
  return {
    page: async (question): Promise<PeerPage> => {
      const page = await ask(question, question.facets)
      for (const key of Object.keys(question.filters))
        page.facets[key] = (await ask(question, [key], key)).facets[key] ?? {}
      return page
    },
  }
}
