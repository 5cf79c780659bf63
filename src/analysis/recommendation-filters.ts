import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { NONE_RECORDED, type RecommendationFilters } from './recommendation-list.ts'

/** Parameters of the list of recommendations, as a form sends them; empty where nothing is chosen. */
export interface ChosenFilters {
  addressee: string
  'status-owner': string
  'status-independent': string
  strength: string
  overdue: string
}

const LONGEST_NAME = 200

/**
 * Reads the filters of a page. What is not a choice is left aside and said.
 * @param query a parsed query string
 */
export function recommendationFilters(
  query: Readonly<Record<string, unknown>>,
  taxonomy: Taxonomy,
): { filters: RecommendationFilters; chosen: ChosenFilters & Record<string, string>; notices: string[] } {
  const notices: string[] = []
  const text = (name: string): string => {
    const given = query[name]
    if (Array.isArray(given)) notices.push(`The parameter ${name} stands more than once; it was left aside.`)
    return typeof given === 'string' ? given.trim() : ''
  }
  const one = (name: string, choices: readonly string[]): string => {
    const value = text(name)
    if (value === '' || choices.includes(value)) return value
    notices.push(`There is no choice \`${value.slice(0, 60)}\` for ${name}; it was left aside.`)
    return ''
  }
  const statuses = [NONE_RECORDED, ...taxonomy.list('recommendation-status').values.map(value => value.id)]
  const strengths =
    taxonomy
      .facet('action-type')
      ?.roots()
      .map(term => term.id) ?? []
  const chosen = {
    addressee: text('addressee').slice(0, LONGEST_NAME),
    'status-owner': one('status-owner', statuses),
    'status-independent': one('status-independent', statuses),
    strength: one('strength', strengths),
    overdue: one('overdue', ['true']),
  }
  for (const name of Object.keys(query))
    if (!Object.hasOwn(chosen, name) && name !== 'page')
      notices.push(`There is no parameter \`${name.slice(0, 60)}\`; it was left aside.`)
  return {
    notices,
    chosen,
    filters: {
      addressee: chosen.addressee || undefined,
      owner: chosen['status-owner'] || undefined,
      independent: chosen['status-independent'] || undefined,
      strength: chosen.strength || undefined,
      overdue: chosen.overdue === '' ? undefined : true,
    },
  }
}
