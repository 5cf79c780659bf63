import type { Kind } from '../taxonomy/facet.ts'

const RECOMMENDATIONS = /(?<![\p{L}"-])recommend(?:s|ed|ations?)?(?![\p{L}])/iu

/**
 * The kind that somebody means who did not choose one: who writes of recommendations is shown them.
 * @param q what was typed; a misspelling of it means nothing here
 */
export function kindMeant(q: string): Kind {
  return RECOMMENDATIONS.test(q) ? 'recommendation' : 'finding'
}
