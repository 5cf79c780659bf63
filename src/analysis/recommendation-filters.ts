import type { Catalogue } from './catalogue.ts'
import { CHOICE_KEYS, fixedChoices, recordedChoices, type ChoiceKey } from './recommendation-choices.ts'
import type { RecommendationFilters } from './recommendation-selection.ts'

/** Parameters of the list of recommendations, as a form sends them; empty where nothing is chosen. */
export type ChosenFilters = Record<ChoiceKey | 'addressee' | 'from' | 'to', string>

const LONGEST_NAME = 200
const FIRST_YEAR = 1800
const LAST_YEAR = 2200

/**
 * Reads the filters of a page. What is not a choice is left aside and said.
 * @param query a parsed query string
 */
export function recommendationFilters(
  query: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
): { filters: RecommendationFilters; chosen: ChosenFilters; notices: string[] } {
  const notices: string[] = []
  const text = (name: string): string => {
    const given = query[name]
    if (Array.isArray(given)) notices.push(`The parameter ${name} stands more than once; it was left aside.`)
    return typeof given === 'string' ? given.trim() : ''
  }
  const one = (name: ChoiceKey): string => {
    const value = text(name)
    if (value === '' || choices[name].some(choice => choice.id === value)) return value
    notices.push(`There is no choice \`${value.slice(0, 60)}\` for ${name}; it was left aside.`)
    return ''
  }
  const year = (name: 'from' | 'to'): string => {
    const value = text(name)
    if (value === '' || (/^\d{4}$/.test(value) && Number(value) >= FIRST_YEAR && Number(value) <= LAST_YEAR))
      return value
    notices.push(`\`${value.slice(0, 60)}\` is no year for ${name}; it was left aside.`)
    return ''
  }
  const choices = { ...fixedChoices(catalogue.taxonomy), ...recordedChoices(catalogue) }
  const picked = Object.fromEntries(CHOICE_KEYS.map(key => [key, one(key)])) as Record<ChoiceKey, string>
  let [from, to] = [year('from'), year('to')]
  if (from !== '' && to !== '' && Number(from) > Number(to)) {
    notices.push(`The earliest year, ${from}, is later than the latest, ${to}; both were left aside.`)
    from = to = ''
  }
  const chosen = { addressee: text('addressee').slice(0, LONGEST_NAME), from, to, ...picked }
  for (const name of Object.keys(query))
    if (!Object.hasOwn(chosen, name) && name !== 'page')
      notices.push(`There is no parameter \`${name.slice(0, 60)}\`; it was left aside.`)
  return {
    notices,
    chosen,
    filters: {
      ...Object.fromEntries(CHOICE_KEYS.map(key => [key, picked[key] || undefined])),
      addressee: chosen.addressee || undefined,
      from: from === '' ? undefined : Number(from),
      to: to === '' ? undefined : Number(to),
    },
  }
}
