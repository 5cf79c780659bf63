import { QUESTION_FACETS, type QuestionFilters } from '../../../analysis/questions.ts'
import type { Catalogue } from '../../../analysis/catalogue.ts'

/** What the address of the page asks for. */
export interface QuestionQuery {
  filters: QuestionFilters
  notices: string[]
  page: number
  /** Form of the sheet that is asked for, and the questions that were ticked. */
  make: string | undefined
  choose: string[]
  all: boolean
}

const OTHER = new Set(['page', 'make', 'choose', 'all'])

/** Reads the address of the page; what is no choice is left aside and said. */
export function readQuestionQuery(
  query: Readonly<Record<string, unknown>>,
  { taxonomy, row }: { taxonomy: Catalogue['taxonomy']; row: Catalogue['row'] },
): QuestionQuery {
  const notices: string[] = []
  const one = (name: string, isChoice: (value: string) => boolean): string | undefined => {
    const given = query[name]
    if (Array.isArray(given)) notices.push(`The parameter ${name} stands more than once; it was left aside.`)
    if (typeof given !== 'string' || given.trim() === '') return undefined
    if (isChoice(given.trim())) return given.trim()
    notices.push(`There is no choice \`${given.slice(0, 60)}\` for ${name}; it was left aside.`)
    return undefined
  }
  const audiences = new Set(taxonomy.list('audience').values.map(({ id }) => id))
  const filters: QuestionFilters = {
    audience: one('audience', value => audiences.has(value)),
    review: one('review', value => row(value)?.kind === 'review'),
  }
  for (const facet of QUESTION_FACETS)
    filters[facet] = one(facet, value => taxonomy.facet(facet)?.term(value) !== undefined)
  for (const name of Object.keys(query))
    if (!Object.hasOwn(filters, name) && !OTHER.has(name))
      notices.push(`There is no parameter \`${name.slice(0, 60)}\`; it was left aside.`)
  return {
    filters,
    notices,
    page: Math.max(1, Math.floor(Number(query['page'])) || 1),
    make: typeof query['make'] === 'string' ? query['make'] : undefined,
    choose: [query['choose']].flat().filter(value => typeof value === 'string'),
    all: query['all'] === 'true',
  }
}
