import { z } from 'zod'
import { closest } from '../problems/closest.ts'
import type { CustomFault } from '../problems/zod-problems.ts'
import type { Facet, TagProperty } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Tag } from './review.ts'

/** What a tag says when it does not say otherwise, of facets whose tags take the property. */
const DEFAULTS = { effect: 'hindered', basis: 'stated' } as const

/** Values that a property of a tag may have; undefined where it is free. */
type Choices = ReadonlyMap<TagProperty, readonly string[] | undefined>

type Report = (path: PropertyKey[], fault: CustomFault) => void

/**
 * The schema of one facet in front matter or in the block of an item: a plain id or `{term, effect, basis, source}`,
 * one value where the facet takes one, else a list. Gives `Tag[]`; undefined where the facet was not coded.
 */
export function tagsSchema(
  facet: Facet,
  taxonomy: Taxonomy,
  required: boolean,
): z.ZodType<Tag[] | undefined> {
  const expectedTerm = `a term of taxonomy/${facet.key}.yaml`
  // Asked for with every tag of the library, so made once.
  const defaults = defaultsFor(facet)
  const choices = new Map(facet.tagProperties.map(name => [name, choicesFor(name, taxonomy)]))
  const coded = z.unknown().transform((value, context) => {
    const report: Report = (path, fault) =>
      context.addIssue({ code: 'custom', path, params: { ...fault }, message: fault.expected })
    if (value === undefined) {
      report([], { rule: 'field-missing', expected: expectedTerm })
      return undefined
    }
    const wrongShape = shapeFault(facet, value)
    if (wrongShape !== undefined) {
      report([], { rule: 'field-invalid', expected: wrongShape })
      return undefined
    }
    const values = facet.single ? [value] : (value as unknown[])
    const seen = new Set<string>()
    return values.flatMap((one, index) => {
      const path = facet.single ? [] : [index]
      const tag = parseTag(one, path, facet, choices, report)
      if (!tag) return []
      if (seen.has(tag.term))
        report(path, { rule: 'term-duplicate', met: tag.term, expected: 'each term once' })
      seen.add(tag.term)
      return [{ ...defaults, ...tag }]
    })
  })
  return required ? coded : coded.optional()
}

function defaultsFor(facet: Facet): Partial<Tag> {
  return Object.fromEntries(
    Object.entries(DEFAULTS).filter(([name]) => facet.tagProperties.includes(name as TagProperty)),
  )
}

function shapeFault(facet: Facet, value: unknown): string | undefined {
  if (facet.single) return Array.isArray(value) ? 'one term, without brackets' : undefined
  if (!Array.isArray(value)) return 'a list of terms in square brackets'
  if (value.length < facet.min) return `at least ${facet.min} term${facet.min === 1 ? '' : 's'}`
  if (facet.max !== undefined && value.length > facet.max) return `at most ${facet.max} terms`
  return undefined
}

function parseTag(
  value: unknown,
  path: PropertyKey[],
  facet: Facet,
  choices: Choices,
  report: Report,
): Tag | undefined {
  if (typeof value === 'string' || typeof value === 'number')
    return checkTerm(String(value), path, facet, report)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(path, { rule: 'field-invalid', expected: `a term of taxonomy/${facet.key}.yaml` })
    return undefined
  }
  const { term, ...properties } = value as Record<string, unknown>
  const allowed: readonly string[] = facet.tagProperties
  for (const name of Object.keys(properties)) {
    if (!allowed.includes(name)) {
      const near = closest(name, allowed)
      report([...path, name], {
        rule: 'tag-property-unknown',
        met: name,
        atKey: true,
        expected: allowed.length > 0 ? `one of ${['term', ...allowed].join(', ')}` : 'only a term',
        ...(near !== undefined && { hint: `Did you mean \`${near}\`?` }),
      })
    }
  }
  if (typeof term !== 'string' && typeof term !== 'number') {
    report([...path, 'term'], {
      rule: term === undefined ? 'field-missing' : 'field-invalid',
      expected: `a term of taxonomy/${facet.key}.yaml`,
    })
    return undefined
  }
  const tag = checkTerm(String(term), [...path, 'term'], facet, report)
  if (!tag) return undefined
  return { ...tag, ...checkProperties(properties, path, facet, choices, report) }
}

function checkTerm(id: string, path: PropertyKey[], facet: Facet, report: Report): Tag | undefined {
  if (facet.canTag(id)) return { term: id }
  if (facet.has(id)) {
    report(path, {
      rule: 'term-not-selectable',
      met: id,
      expected: 'a term below it',
      hint: `Choose one of ${facet
        .children(id)
        .map(child => `\`${child}\``)
        .join(', ')}.`,
    })
    return undefined
  }
  const byLabel = facet.terms.find(term => term.label.toLowerCase() === id.trim().toLowerCase())?.id
  const near =
    byLabel ??
    closest(
      id,
      facet.terms.map(term => term.id),
    )
  report(path, {
    rule: 'term-unknown',
    met: id,
    expected: `a term of taxonomy/${facet.key}.yaml`,
    ...(near !== undefined && { hint: `Did you mean \`${near}\`?` }),
  })
  return undefined
}

function checkProperties(
  properties: Record<string, unknown>,
  path: PropertyKey[],
  facet: Facet,
  choicesOf: Choices,
  report: Report,
): Partial<Tag> {
  const checked: Record<string, string> = {}
  for (const name of facet.tagProperties) {
    const value = properties[name]
    if (value === undefined) continue
    const choices = choicesOf.get(name)
    if (typeof value !== 'string' || (choices && !choices.includes(value))) {
      const near = typeof value === 'string' && choices ? closest(value, choices) : undefined
      report([...path, name], {
        rule: 'field-invalid',
        expected: choices ? `one of ${choices.join(', ')}` : 'the id of a source',
        ...(near !== undefined && { hint: `Did you mean \`${near}\`?` }),
      })
    } else {
      checked[name] = value
    }
  }
  return checked
}

function choicesFor(name: TagProperty, taxonomy: Taxonomy): string[] | undefined {
  return name === 'source' ? undefined : taxonomy.list(name).values.map(value => value.id)
}
