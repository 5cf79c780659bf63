import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import type { Migration } from '../../src/taxonomy/migrate-request.ts'
import { linesNaming, mentionsIn } from '../../src/taxonomy/migrate-texts.ts'
import { migrateVocabulary } from '../../src/taxonomy/migrate-vocabulary.ts'
import { TAXONOMY_DIR } from './copy-taxonomy.ts'

const taxonomy = await loadTaxonomy(TAXONOMY_DIR)
const rename = (facet: string, from: string, to: string): Migration => ({ action: 'rename', facet, from, to })
const retire = (from: string, to: string): Migration => ({ action: 'retire', facet: 'weather', from, to })
const textOf = (name: string) => readFileSync(join(TAXONOMY_DIR, `${name}.yaml`), 'utf8')
const after = (name: string, text: string, migration: Migration, unique = true) =>
  migrateVocabulary(name, text, migration, unique).toString()

const WEATHER = `# wet is an old word
key: weather
terms:
  - id: wet   # the first
    label: Wet
    not-when: >-
      It only felt so (dry), or weather/wet elsewhere
      (weather/wet).
    synonyms: [wet, dry]
  - {id: rain, broader: wet, label: Rain}
  - id: 'drizzle-rain'
    broader: 'wet'
    not-when: Heavy rain (rain; wet), or a wet day (a wet day).
    retired: true
    replaced-by: wet
  - id: dry
    label: Dry
`

describe('migrateVocabulary, renaming', () => {
  it('changes the id, what points to it, and texts that mean it; words and comments stay', () => {
    expect(after('weather', WEATHER, rename('weather', 'wet', 'damp'))).toBe(
      WEATHER.replace('id: wet ', 'id: damp ')
        .replace('weather/wet elsewhere', 'weather/damp elsewhere')
        .replace('(weather/wet)', '(weather/damp)')
        .replace('broader: wet', 'broader: damp')
        .replace("broader: 'wet'", "broader: 'damp'")
        .replace('(rain; wet)', '(rain; damp)')
        .replace('replaced-by: wet', 'replaced-by: damp'),
    )
  })

  it.each([
    ['another facet, plain', 'seasons', 'terms:\n  - {id: wet, not-when: Damp (wet).}\n', false, false],
    [
      'another facet that can mean no other term',
      'seasons',
      'terms:\n  - {id: a, not-when: Damp (wet).}\n',
      true,
      true,
    ],
    ['another facet, in full', 'seasons', 'terms:\n  - {id: a, not-when: Damp weather/wet.}\n', false, true],
    [
      'a longer id',
      'seasons',
      'terms:\n  - {id: a, not-when: Damp (wet-day) weather/wet-day.}\n',
      true,
      false,
    ],
    ['a synonym', 'seasons', 'terms:\n  - {id: a, synonyms: ["(wet)", weather/wet]}\n', true, false],
    [
      'an id of another facet',
      'seasons',
      'terms:\n  - {id: wet, broader: wet, replaced-by: wet}\n',
      false,
      false,
    ],
  ])('in %s', (_, name, text, unique, changes) => {
    const changed = after(name, text, rename('weather', 'wet', 'damp'), unique)
    expect(changed).toBe(changes ? text.replace(/wet(?=[.)])/, 'damp') : text)
  })

  it('changes the tests of depth', () => {
    const text = textOf('depth')
    const changed = after('depth', text, rename('systems-factor', 'wider-system', 'the-world'))
    expect(changed).toBe(text.replace('- wider-system', '- the-world'))
    expect(after('depth', text, rename('practice-theme', 'wider-system', 'the-world'))).toBe(text)
  })

  it('changes the terms that national figures are set beside', () => {
    const text = textOf('benchmark-mappings')
    const changed = after('benchmark-mappings', text, rename('child-factor', 'disability', 'disabled'))
    expect(changed).toBe(text.replace('term: disability', 'term: disabled'))
    expect(changed).not.toBe(text)
    expect(after('benchmark-mappings', text, rename('stage', 'disability', 'disabled'), false)).toBe(text)
  })

  it.each(taxonomy.facets.map(facet => [facet.key, facet] as const))(
    'gives every term of %s another name and its own again, to the byte',
    (key, facet) => {
      const text = textOf(key)
      for (const { id } of facet.terms) {
        const there = after(key, text, rename(key, id, 'zz-another'))
        const terms = (parse(there) as { terms: Array<{ id: string; broader?: string }> }).terms
        expect(terms.map(term => term.id)).toEqual(
          facet.terms.map(term => (term.id === id ? 'zz-another' : term.id)),
        )
        expect(terms.filter(term => term.broader === 'zz-another')).toHaveLength(facet.children(id).length)
        expect(there.replaceAll('zz-another', id)).toBe(text)
        expect(after(key, there, rename(key, 'zz-another', id))).toBe(text)
      }
    },
  )
})

describe('migrateVocabulary, retiring', () => {
  it('adds two lines below the id, and turns to the new term what was replaced by the old one', () => {
    expect(after('weather', WEATHER, retire('wet', 'dry'))).toBe(
      WEATHER.replace('# the first\n', '# the first\n    retired: true\n    replaced-by: dry\n').replace(
        'replaced-by: wet',
        'replaced-by: dry',
      ),
    )
  })

  it.each([
    [
      'a term in braces',
      'terms:\n  - {id: a, label: A}\n',
      'terms:\n  - {id: a, retired: true, replaced-by: b, label: A}\n',
    ],
    [
      'CRLF',
      'terms:\r\n  - id: a\r\n    label: A\r\n',
      'terms:\r\n  - id: a\r\n    retired: true\r\n    replaced-by: b\r\n    label: A\r\n',
    ],
    [
      'an id that is not first',
      'terms:\n- label: A\n  id: a',
      'terms:\n- label: A\n  id: a\n  retired: true\n  replaced-by: b',
    ],
    [
      'what is said already',
      'terms:\n- id: a\n  retired: true\n',
      'terms:\n- id: a\n  replaced-by: b\n  retired: true\n',
    ],
    [
      'what is denied',
      'terms:\n- id: a\n  retired: false # not yet\n',
      'terms:\n- id: a\n  replaced-by: b\n  retired: true # not yet\n',
    ],
    [
      'a term that is retired so',
      'terms:\n- id: a\n  retired: true\n  replaced-by: b\n',
      'terms:\n- id: a\n  retired: true\n  replaced-by: b\n',
    ],
    [
      'texts, which still point to a term that exists',
      'terms:\n- {id: b, not-when: That (a).}\n',
      'terms:\n- {id: b, not-when: That (a).}\n',
    ],
  ])('keeps %s', (_, before, expected) => {
    expect(after('weather', before, retire('a', 'b'))).toBe(expected)
  })
})

describe('mentionsIn', () => {
  it.each([
    ['see (old-one)', 1],
    ['see (the theme old-one, or old-one)', 2],
    ['see old-one', 0],
    ['see facet/old-one and /taxonomy/facet/old-one', 2],
    ['see (facet/old-one)', 1],
    ['see (other/old-one), (old-one-more), my-facet/old-one', 0],
  ])('finds in %j: %i', (text, count) => {
    expect(mentionsIn(text, { facet: 'facet', from: 'old-one' }, true)).toHaveLength(count)
  })
})

describe('linesNaming', () => {
  it('names lines that speak of the term, and not those in which it has its place', () => {
    const text =
      '# old-one\n- id: old-one\n  broader: old-one\n- {id: old-one}\n`old-one`, old-ones\n\nfacet/old-one\r\n'
    expect(linesNaming(text, { facet: 'facet', from: 'old-one' })).toEqual([1, 5, 7])
    expect(linesNaming('police\n(police)\nagency/police\n', { facet: 'agency', from: 'police' })).toEqual([
      2, 3,
    ])
  })
})
