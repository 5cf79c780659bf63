import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { RESERVED_KEYS } from '../../src/taxonomy/reserved-keys.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { TAXONOMY_DIR } from './copy-taxonomy.ts'

const taxonomy = await loadTaxonomy(TAXONOMY_DIR)

/**
 * Terms in the first published version. Ids are permanent, so that a facet may gain terms and never loses one; the
 * fourteen facets of the codebook and the list of recommendation states held 178 concepts.
 */
const CODEBOOK: Readonly<Record<string, number>> = {
  'systems-factor': 41,
  'learning-pattern': 7,
  'judgement-bias': 8,
  defence: 8,
  stage: 8,
  'family-factor': 12,
  'child-factor': 8,
  'harm-type': 12,
  outcome: 10,
  agency: 19,
  'practice-theme': 11,
  'every-child-matters': 5,
  'recommendation-kind': 3,
  'action-type': 17,
}
const CODE_LISTS: Readonly<Record<string, number>> = {
  'age-band': 6,
  'plan-status': 7,
  'review-type': 15,
  methodology: 7,
  'defence-state': 4,
  nation: 5,
  region: 10,
  record: 3,
  'evidence-grade': 3,
}
const LISTS: Readonly<Record<string, number>> = {
  'recommendation-status': 9,
  effect: 3,
  basis: 3,
  audience: 4,
  considered: 7,
  'status-side': 2,
}

const knownIds = new Set([
  ...taxonomy.facets.flatMap(facet => [facet.key, ...facet.terms.map(term => term.id)]),
  ...taxonomy.lists.flatMap(list => [list.id, ...list.values.map(value => value.id)]),
])
const mappingSchemes = (
  parse(readFileSync(join(TAXONOMY_DIR, 'mapping-schemes.yaml'), 'utf8')) as {
    schemes: Array<{ id: string }>
  }
).schemes.map(({ id }) => id)

/** Ids that a text points to: words joined by hyphens between parentheses. */
function idsMentioned(text: string | undefined): string[] {
  const parentheses = [...(text ?? '').matchAll(/\(([^)]*)\)/g)].map(([, inner]) => inner!)
  return parentheses.flatMap(inner => inner.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? [])
}

describe('the taxonomy of the library', () => {
  it('accounts for the 178 concepts of the codebook in fifteen schemes', () => {
    expect(Object.keys(CODEBOOK).length + 1).toBe(15)
    expect(
      Object.values(CODEBOOK).reduce((sum, count) => sum + count, 0) + LISTS['recommendation-status']!,
    ).toBe(178)
  })

  it('has the fourteen facets of the codebook and nine that describe the record', () => {
    expect(taxonomy.facets.map(({ key }) => key)).toEqual(
      expect.arrayContaining([...Object.keys(CODEBOOK), ...Object.keys(CODE_LISTS)]),
    )
  })

  it.each(Object.entries({ ...CODEBOOK, ...CODE_LISTS }))('has kept the terms of %s: %i', (key, count) => {
    expect(taxonomy.facet(key)!.terms.length).toBeGreaterThanOrEqual(count)
  })

  it.each(Object.entries(LISTS))('has kept the values of the list %s: %i', (id, count) => {
    expect(taxonomy.list(id).values.length).toBeGreaterThanOrEqual(count)
  })

  it('holds back the six facets that say something of a child', () => {
    expect(
      taxonomy.facets
        .filter(facet => facet.childLevel)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(['age-band', 'child-factor', 'family-factor', 'harm-type', 'outcome', 'plan-status'])
  })

  it('measures depth from D0 to D4, without tags that the coder inferred', () => {
    expect(taxonomy.depth.levels.map(({ id }) => id)).toEqual(['D0', 'D1', 'D2', 'D3', 'D4'])
    expect(taxonomy.depth['ignore-basis']).toEqual(['inferred'])
  })

  it('has a file for every facet and a facet for every file', () => {
    const others = [
      'addressees',
      'benchmark-mappings',
      'depth',
      'mapping-schemes',
      'quality-markers',
      'synonyms',
    ]
    const files = readdirSync(TAXONOMY_DIR)
      .filter(name => name.endsWith('.yaml'))
      .map(name => name.replace('.yaml', ''))
    expect(taxonomy.facets.map(({ key }) => key).toSorted()).toEqual(
      files.filter(name => !others.includes(name)).toSorted(),
    )
  })

  it('puts each facet in a place of its own in the panel', () => {
    const orders = taxonomy.facets.map(({ order }) => order)
    expect(orders).toEqual([...new Set(orders)].toSorted((a, b) => a - b))
  })
})

describe.each(taxonomy.facets.map(facet => [facet.key, facet] as const))('taxonomy/%s.yaml', (key, facet) => {
  it('has a label, a question, a version, and a key that addresses do not use', () => {
    expect(facet.label).toMatch(/^[A-Z]/)
    expect(facet.question).toMatch(/^[A-Z].*\?$/)
    expect(facet.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(RESERVED_KEYS.has(key)).toBe(false)
  })

  it('asks for tags only where they may stand, and for no more than it takes', () => {
    expect(facet.appliesTo).toEqual(expect.arrayContaining([...facet.requiredFor]))
    expect(facet.min).toBeLessThanOrEqual(facet.max ?? Infinity)
  })

  it('can be tagged with something', () => {
    expect(facet.terms.some(term => facet.canTag(term.id) && !term.retired)).toBe(true)
  })

  it.each(facet.terms.map(term => [term.id, term] as const))(
    '%s has a label and a definition, and points only to what exists',
    (_, term) => {
      expect(term.label.trim()).not.toBe('')
      expect(term.definition).toMatch(/\w.*[.)]$/s)
      expect(
        [
          ...idsMentioned(term.definition),
          ...idsMentioned(term.useWhen),
          ...idsMentioned(term.notWhen),
        ].filter(id => !knownIds.has(id)),
      ).toEqual([])
      expect(term.mappings.filter(({ scheme }) => !mappingSchemes.includes(scheme))).toEqual([])
    },
  )

  it('uses each label once', () => {
    const labels = facet.terms.map(({ label }) => label.toLowerCase())
    expect(labels.filter((label, index) => labels.indexOf(label) < index)).toEqual([])
  })
})

describe.each(taxonomy.lists.map(list => [list.id, list] as const))('taxonomy/lists/%s.yaml', (_, list) => {
  it.each(list.values.map(value => [value.id, value] as const))(
    '%s has a label and a definition, and points only to what exists',
    (_id, value) => {
      expect(value.label.trim()).not.toBe('')
      expect(value.definition.trim()).not.toBe('')
      expect(
        [...idsMentioned(value['use-when']), ...idsMentioned(value['not-when'])].filter(
          id => !knownIds.has(id),
        ),
      ).toEqual([])
      expect(value.mappings.filter(({ scheme }) => !mappingSchemes.includes(scheme))).toEqual([])
    },
  )
})
