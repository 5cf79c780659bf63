import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import jsonld, { type JsonLdDocument } from 'jsonld'
import { DataFactory, Parser, Store, Writer } from 'n3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { PREFIXES } from '../../src/taxonomy/skos-context.ts'
import { toTurtle } from '../../src/taxonomy/skos-turtle.ts'
import { toPrefixes, toSkos, type SkosDocument } from '../../src/taxonomy/skos.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { loadFixtureTaxonomy } from '../corpus/load-fixture-taxonomy.ts'
import { copyTaxonomy, TAXONOMY_DIR } from './copy-taxonomy.ts'
import { integrityFaults } from './skos-integrity.ts'

const SITE = 'https://lessons.example'
const OURS = `${SITE}/taxonomy/`
const real = await loadTaxonomy(TAXONOMY_DIR)

const turtleOf = (taxonomy: Taxonomy) => toTurtle(toSkos(taxonomy, SITE), toPrefixes(taxonomy, SITE))
const storeOf = async (taxonomy: Taxonomy) => new Store(new Parser().parse(await turtleOf(taxonomy)))
const faultsOf = (store: Store) => integrityFaults(store, scheme => scheme.startsWith(OURS))

/** In the one form that every order of the same statements has; refuses names that the context does not know. */
const canonical = (input: SkosDocument | string) =>
  jsonld.canonize(
    input as unknown as JsonLdDocument,
    {
      ...(typeof input === 'string' && { inputFormat: 'application/n-quads' as const }),
      format: 'application/n-quads',
      documentLoader: url => Promise.reject(new Error(`asked for ${url}`)),
    } as jsonld.Options.Normalize,
  )

/** Objects of a property of a thing, as they are written. */
function valuesOf(store: Store, iri: string, property: string): string[] {
  const [prefix, name] = property.split(':') as [keyof typeof PREFIXES, string]
  return store
    .getObjects(DataFactory.namedNode(iri), DataFactory.namedNode(`${PREFIXES[prefix]}${name}`), null)
    .map(object =>
      object.termType !== 'Literal'
        ? object.value
        : object.language
          ? `${object.value}@${object.language}`
          : `${object.value}^^${object.datatype.value.replace(PREFIXES.xsd, 'xsd:')}`,
    )
}

describe('the vocabulary in SKOS', async () => {
  const store = await storeOf(real)
  const values = (iri: string, property: string) => valuesOf(store, iri, property)

  it('is the same graph as JSON-LD and as Turtle', async () => {
    const writer = new Writer({ format: 'N-Quads' })
    writer.addQuads(new Parser().parse(await turtleOf(real)))
    const quads = await new Promise<string>((resolve, reject) =>
      writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text))),
    )
    const fromJsonLd = await canonical(toSkos(real, SITE))
    expect(fromJsonLd.split('\n').length).toBeGreaterThan(2_000)
    expect(await canonical(quads)).toBe(fromJsonLd)
    expect(fromJsonLd).not.toContain('_:')
  })

  it('uses no name that its context does not explain, which would be lost without a word', async () => {
    const {
      '@graph': [first, ...rest],
      ...document
    } = toSkos(real, SITE)
    const misspelt = { ...document, '@graph': [{ ...first!, prefLable: 'x' }, ...rest] }
    await expect(canonical(misspelt)).rejects.toThrow('Safe mode validation error')
  })

  it('keeps the integrity conditions of SKOS', () => {
    expect(store.size).toBeGreaterThan(2_000)
    expect(faultsOf(store)).toEqual([])
  })

  it('has every facet as a scheme and every term as a concept in it, and no other of its own', () => {
    const type = DataFactory.namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')
    const own = (name: string) =>
      store
        .getSubjects(type, DataFactory.namedNode(`${PREFIXES.skos}${name}`), null)
        .map(one => one.value)
        .filter(iri => iri.startsWith(OURS))
        .toSorted()
    expect(own('ConceptScheme')).toEqual(real.facets.map(facet => `${OURS}${facet.key}`).toSorted())
    expect(own('Concept')).toEqual(
      real.facets.flatMap(facet => facet.terms.map(term => `${OURS}${facet.key}/${term.id}`)).toSorted(),
    )
  })

  it('says of a term what its page says', () => {
    const term = real.facet('systems-factor')!.term('reasoning-error')!
    const iri = `${OURS}systems-factor/reasoning-error`
    expect(values(iri, 'skos:prefLabel')).toEqual([`${term.label}@en`])
    expect(values(iri, 'skos:altLabel').toSorted()).toEqual(
      term.synonyms.map(name => `${name}@en`).toSorted(),
    )
    expect(values(iri, 'skos:definition')).toEqual([`${term.definition}@en`])
    expect(values(iri, 'skos:scopeNote').toSorted()).toEqual([
      `Not when: ${term.notWhen}@en`,
      `Use when: ${term.useWhen}@en`,
    ])
    expect(values(iri, 'skos:example')).toEqual([`${term.example}@en`])
    expect(values(iri, 'skos:notation')).toEqual(['reasoning-error^^xsd:string'])
    expect(values(iri, 'skos:inScheme')).toEqual([`${OURS}systems-factor`])
    expect(values(iri, 'skos:broader')).toEqual([`${OURS}systems-factor/practitioner-action`])
    expect(values(iri, 'skos:topConceptOf')).toEqual([])
    expect(values(iri, 'owl:deprecated')).toEqual([])
  })

  it('says of a heading what lies below it, and that it is at the top', () => {
    const iri = `${OURS}systems-factor/practitioner-action`
    expect(values(iri, 'skos:narrower')).toEqual(
      real
        .facet('systems-factor')!
        .children('practitioner-action')
        .map(id => `${OURS}systems-factor/${id}`)
        .toSorted(),
    )
    expect(values(iri, 'skos:topConceptOf')).toEqual([`${OURS}systems-factor`])
    expect(values(`${OURS}systems-factor`, 'skos:hasTopConcept')).toContain(iri)
  })

  it('says of a facet its title, question, version and licence', () => {
    const iri = `${OURS}systems-factor`
    expect(values(iri, 'dct:title')).toEqual(['Systems factor@en'])
    expect(values(iri, 'dct:description')).toEqual(['Why did practice make sense at the time?@en'])
    expect(values(iri, 'owl:versionInfo')).toEqual([`${real.facet('systems-factor')!.version}^^xsd:string`])
    expect(values(iri, 'dct:license')).toEqual(['https://creativecommons.org/licenses/by/4.0/'])
  })

  it('has every mapping, by the strength that is claimed and none stronger', () => {
    const properties = {
      close: 'closeMatch',
      broad: 'broadMatch',
      narrow: 'narrowMatch',
      related: 'relatedMatch',
    }
    for (const facet of real.facets)
      for (const term of facet.terms)
        for (const [match, property] of Object.entries(properties)) {
          const matched = values(`${OURS}${facet.key}/${term.id}`, `skos:${property}`)
          const claimed = term.mappings.filter(mapping => mapping.match === match)
          expect(matched.flatMap(iri => values(iri, 'skos:prefLabel')).toSorted(), term.id).toEqual(
            claimed.map(({ concept }) => `${concept}@en`).toSorted(),
          )
          expect(matched.flatMap(iri => values(iri, 'skos:inScheme')).toSorted(), term.id).toEqual(
            claimed.map(({ scheme }) => `${SITE}/api/v1/taxonomy.jsonld#${scheme}`).toSorted(),
          )
        }
    expect(store.getQuads(null, DataFactory.namedNode(`${PREFIXES.skos}exactMatch`), null, null)).toEqual([])
  })

  it('gives no licence for the frameworks of others', () => {
    expect(values(`${SITE}/api/v1/taxonomy.jsonld#hfacs`, 'dct:title')).toHaveLength(1)
    expect(values(`${SITE}/api/v1/taxonomy.jsonld#hfacs`, 'dct:license')).toEqual([])
  })

  it('writes Turtle that a person can read: short names, and the class of a thing first', async () => {
    expect(await turtleOf(real)).toMatch(
      /^systems-factor:slip-or-lapse a skos:Concept;\n {4}skos:altLabel "forgotten task"@en, "skill-based error"@en;$/m,
    )
  })
})

describe('a term that is retired', () => {
  it('is deprecated and names its successor, and still has its labels', async () => {
    const store = await storeOf(await loadFixtureTaxonomy())
    const iri = `${OURS}working-pattern/out-of-hours`
    expect(valuesOf(store, iri, 'owl:deprecated')).toEqual(['true^^xsd:boolean'])
    expect(valuesOf(store, iri, 'dct:isReplacedBy')).toEqual([`${OURS}working-pattern/night-shift`])
    expect(valuesOf(store, iri, 'skos:prefLabel')).toEqual(['Out of hours@en'])
    expect(valuesOf(store, `${OURS}working-pattern/night-shift`, 'owl:deprecated')).toEqual([])
    expect(faultsOf(store)).toEqual([])
  })
})

describe('what a taxonomy file may hold', () => {
  /** The real taxonomy with one facet more. */
  async function withFacet(text: string, key = 'weather') {
    const { dir, remove } = await copyTaxonomy()
    onTestFinished(remove)
    await writeFile(
      join(dir, `${key}.yaml`),
      `key: ${key}\nlabel: Weather\nquestion: Which?\norder: 900\napplies-to: [finding]\nversion: 1.0.0\nterms:\n${text}`,
    )
    return loadTaxonomy(dir)
  }

  it('is a synonym that repeats the label or another synonym, and is said once', async () => {
    const store = await storeOf(
      await withFacet(
        '  - {id: wet, label: Wet, definition: It rained., synonyms: [wet, damp, Damp, Wet, soaked]}\n',
      ),
    )
    expect(valuesOf(store, `${OURS}weather/wet`, 'skos:altLabel')).toEqual(['damp@en', 'soaked@en'])
    expect(faultsOf(store)).toEqual([])
  })

  it('is signs that Turtle and JSON have uses for', async () => {
    const words = `He said "no" \\\\ <b> @en ^^ # é 漢字`
    const taxonomy = await withFacet(`  - id: wet\n    label: Wet\n    definition: '${words}'\n`)
    expect(valuesOf(await storeOf(taxonomy), `${OURS}weather/wet`, 'skos:definition')).toEqual([
      `${words}@en`,
    ])
  })

  it('is a key that no prefix may begin with', async () => {
    const store = await storeOf(
      await withFacet('  - {id: wet, label: Wet, definition: It rained.}\n', '4-seasons'),
    )
    expect(valuesOf(store, `${OURS}4-seasons/wet`, 'skos:prefLabel')).toEqual(['Wet@en'])
  })

  it('is a key that is the prefix of a vocabulary', async () => {
    const store = await storeOf(
      await withFacet('  - {id: wet, label: Wet, definition: It rained.}\n', 'skos'),
    )
    expect(valuesOf(store, `${OURS}skos/wet`, 'skos:prefLabel')).toEqual(['Wet@en'])
    expect(faultsOf(store)).toEqual([])
  })

  it('is a concept of others in two spellings, which is one concept with two names', async () => {
    const { dir, remove } = await copyTaxonomy()
    onTestFinished(remove)
    const file = join(dir, 'every-child-matters.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('concept: Outcome 2 Stay safe', 'concept: Outcome 2 (stay safe)'))
    await appendFile(
      file,
      '  - {id: other, label: Other, definition: Other., mappings: [{scheme: ecm, concept: Outcome 2 Stay safe, match: related}]}\n',
    )
    const store = await storeOf(await loadTaxonomy(dir))
    const [iri] = valuesOf(store, `${OURS}every-child-matters/other`, 'skos:relatedMatch')
    expect(valuesOf(store, iri!, 'skos:prefLabel')).toEqual(['Outcome 2 (stay safe)@en'])
    expect(valuesOf(store, iri!, 'skos:altLabel')).toEqual(['Outcome 2 Stay safe@en'])
    expect(faultsOf(store)).toEqual([])
  })
})

describe('integrityFaults', () => {
  const SOUND =
    ':s a skos:ConceptScheme; skos:hasTopConcept :a. :a a skos:Concept; skos:inScheme :s. :b a skos:Concept; skos:inScheme :s; skos:broader :a. '
  it.each([
    ['nothing in a sound graph', '', []],
    ['S9', ':a a skos:ConceptScheme.', ['S9 x:a', 'no top concept in x:a']],
    ['S37', ':a a skos:Collection.', ['S37 x:a']],
    ['S14', ':a skos:prefLabel "A"@en, "B"@en, "C"@cy.', ['S14 x:a en']],
    ['S13', ':a skos:prefLabel "A"@en; skos:altLabel "A"@en, "B"@en.', ['S13 x:a A@en']],
    ['S27', ':c skos:broader :b. :a skos:related :c.', ['S27 x:a x:c']],
    ['S27 by way of a mapping', ':a skos:broadMatch :f. :b skos:relatedMatch :f.', ['S27 x:b x:f']],
    ['S46', ':a skos:exactMatch :f. :f skos:narrowMatch :a.', ['S46 x:a x:f']],
    ['a top concept that is none', ':s skos:hasTopConcept :b.', ['top concept below another: x:b']],
    ['a top concept elsewhere', ':s skos:hasTopConcept :c.', ['top concept outside its scheme: x:c']],
    ['a concept that hangs from nothing', ':c skos:inScheme :s.', ['not reached from a top concept: x:c']],
    ['a parent elsewhere', ':b skos:broader :c.', ['broader in another scheme: x:b']],
  ])('finds %s', (_, added, expected) => {
    const text = `@prefix skos: <${PREFIXES.skos}>. @prefix : <x:>. ${SOUND}${added}`
    expect(integrityFaults(new Store(new Parser().parse(text)), () => true)).toEqual(expected)
  })
})
