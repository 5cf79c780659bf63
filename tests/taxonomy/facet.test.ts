import { describe, expect, it } from 'vitest'
import { Facet, KINDS, type FacetDefinition, type Kind, type Level } from '../../src/taxonomy/facet.ts'

const term = (id: string, broader?: string) => ({
  id,
  label: id.toUpperCase(),
  definition: `${id}.`,
  broader,
  synonyms: [],
  mappings: [],
  retired: false,
})

const facet = (changes: Partial<FacetDefinition> = {}) =>
  new Facet({
    key: 'weather',
    label: 'Weather',
    question: 'What was the weather?',
    order: 10,
    appliesTo: ['finding'],
    min: 0,
    requiredFor: [],
    childLevel: false,
    selectable: 'leaves',
    tagProperties: [],
    version: '1.0.0',
    terms: [term('wet'), term('rain', 'wet'), term('drizzle', 'rain'), term('snow', 'wet'), term('dry')],
    ...changes,
  })

describe('Facet', () => {
  it.each([
    ['wet', ['wet', 'rain', 'drizzle', 'snow']],
    ['rain', ['rain', 'drizzle']],
    ['dry', ['dry']],
  ])('choosing %s selects everything below it', (id, expected) => {
    expect(facet().withDescendants(id)).toEqual(expected)
  })

  it.each([
    ['drizzle', ['drizzle', 'rain', 'wet']],
    ['wet', ['wet']],
    ['unknown', ['unknown']],
  ])('%s lies under its ancestors', (id, expected) => {
    expect(facet().withAncestors(id)).toEqual(expected)
  })

  it('gives the terms without a broader one in the order of the file', () => {
    expect(
      facet()
        .roots()
        .map(({ id }) => id),
    ).toEqual(['wet', 'dry'])
  })

  it.each([
    ['leaves', 'wet', false],
    ['leaves', 'rain', false],
    ['leaves', 'drizzle', true],
    ['leaves', 'dry', true],
    ['leaves', 'unknown', false],
    ['all', 'wet', true],
    ['all', 'drizzle', true],
    ['all', 'unknown', false],
  ] as const)('of which %s can be tagged: %s → %s', (selectable, id, expected) => {
    expect(facet({ selectable }).canTag(id)).toBe(expected)
  })

  it('is written as one value where it takes one', () => {
    expect([facet({ max: 1 }).single, facet({ max: 2 }).single, facet().single]).toEqual([true, false, false])
  })

  it.each<[Level[], Record<Kind, boolean>]>([
    [['review'], { review: true, finding: true, recommendation: true }],
    [['finding'], { review: true, finding: true, recommendation: true }],
    [['recommendation'], { review: true, finding: false, recommendation: true }],
    [['episode'], { review: true, finding: false, recommendation: false }],
    [['review', 'recommendation'], { review: true, finding: false, recommendation: true }],
    [
      ['review', 'finding', 'episode', 'recommendation'],
      { review: true, finding: true, recommendation: true },
    ],
  ])('of %j describes %j', (appliesTo, expected) => {
    expect(Object.fromEntries(KINDS.map(kind => [kind, facet({ appliesTo }).describes(kind)]))).toEqual(
      expected,
    )
  })
})
