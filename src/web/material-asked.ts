import type { Request } from 'express'
import { materialOfPack } from '../collections/material-of-pack.ts'
import { addressOf } from '../corpus/item-address.ts'
import {
  ITEMS_RULE,
  materialOfIds,
  materialOfReview,
  materialOfTerm,
  MOST_ITEMS,
  REVIEW_RULE,
} from '../exports/teaching/choose-material.ts'
import { TERM_RULE } from '../exports/teaching/items-of-term.ts'
import type { TeachingMaterial } from '../exports/teaching/teaching-material.ts'
import type { Page, Redirection, WebParts } from './page.ts'

/** What a page of teaching is made from, as its address asks for it. */
export interface MaterialAsked {
  material: TeachingMaterial
  /** By which rule the records were chosen, in a sentence or a few. */
  rule: string
  /** What was asked for and is not there, in sentences. */
  notices: string[]
  /** Ids that stand in the address because they were chosen by hand; none for a review or a term. */
  items: string[]
  /** Address of a page of the same material and choices: `toHref('slides')`, `toHref('slides.pptx')`. */
  toHref: (what: string, choices?: Partial<Choices>) => string
}

/** The two choices of a trainer. */
export interface Choices {
  safe: boolean
  harm: boolean
}

/**
 * The pages under which a sort of teaching page stands: of a review, of a term, of items in the address, and of a pack
 * that was saved. They go before the pages of items and of packs in the list of pages.
 */
export function teachingPages(what: string, page: Omit<Page, 'path'>): Page[] {
  return [
    `/reviews/:id/${what}`,
    `/taxonomy/:facet/:term/${what}`,
    `/packs/${what}`,
    `/packs/:pack/${what}`,
  ].map(path => ({
    ...page,
    path,
  }))
}

/**
 * Reads what an address asks for: the records by its path or by `items`, and the choices `safe` and `harm`, each `yes`
 * or `no`. What is no choice is left aside and said.
 * @param usual what holds where nothing is chosen
 * @returns undefined where there is no such review, term or pack; of a withdrawn review its page, which says so
 */
export async function materialAsked(
  { params, query }: Pick<Request, 'params' | 'query'>,
  { library, packs }: Pick<WebParts, 'library' | 'packs'>,
  usual: Choices,
): Promise<MaterialAsked | Redirection | undefined> {
  const { snapshot } = library
  const notices: string[] = []
  const chosen = { safe: readYesNo('safe'), harm: readYesNo('harm') }
  const choices = { safeToProject: chosen.safe, showsHarm: chosen.harm }
  const answer = (material: TeachingMaterial, rule: string, items: string[] = []): MaterialAsked => ({
    material,
    rule,
    notices,
    items,
    toHref: (what, changed = {}) => {
      const set = { ...chosen, ...changed }
      const other = (['safe', 'harm'] as const).filter(name => set[name] !== usual[name])
      const search = new URLSearchParams([
        ...items.map((id): [string, string] => ['items', id]),
        ...other.map((name): [string, string] => [name, set[name] ? 'yes' : 'no']),
      ]).toString()
      const path = items.length > 0 ? `/packs/${what}` : `${material.from.address}/${what}`
      return search === '' ? path : `${path}?${search}`
    },
  })

  function readYesNo(name: keyof Choices): boolean {
    const given = query[name]
    if (given === undefined || given === '') return usual[name]
    if (given === 'yes' || given === 'no') return given === 'yes'
    notices.push(`Unexpected value for \`${name}\`, expected \`yes\` or \`no\`; it was left aside.`)
    return usual[name]
  }

  if (params['pack'] !== undefined) {
    const pack = await packs.get(String(params['pack']))
    return pack && answer(materialOfPack(pack, snapshot, choices), ITEMS_RULE)
  }
  if (params['facet'] !== undefined) {
    const material = materialOfTerm(String(params['facet']), String(params['term']), snapshot, choices)
    return material && answer(material, TERM_RULE)
  }
  if (params['id'] !== undefined) {
    const id = String(params['id'])
    const material = materialOfReview(id, snapshot, choices)
    if (material) return answer(material, REVIEW_RULE)
    return snapshot.corpus.review(id) ? { redirectTo: addressOf(id) } : undefined
  }
  const asked = [query['items']].flat().filter(id => typeof id === 'string' && id !== '') as string[]
  const taken = asked.slice(0, MOST_ITEMS)
  if (taken.length < asked.length)
    notices.push(`More than ${MOST_ITEMS} items were asked for; the first ${MOST_ITEMS} are used.`)
  const { material, unknown } = materialOfIds(taken, snapshot, choices)
  for (const id of unknown)
    notices.push(`There is no \`${id.slice(0, 80)}\` in the library, or it was withdrawn; it was left aside.`)
  return answer(
    material,
    ITEMS_RULE,
    taken.filter(id => !unknown.includes(id)),
  )
}
