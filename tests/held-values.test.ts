import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootPath } from '../src/root-path.ts'
import { loadTaxonomy } from '../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../src/taxonomy/taxonomy.ts'
import { heldPairs, writeHeld, type HeldPair, type HeldPart } from './held-corpus.ts'
import { makeFolder, startLibrary, type TestLibrary } from './library-fixture.ts'
import { walkPublic, type PublicAnswers, type Walk } from './public-answers.ts'
import { FIXTURE_FACETS_DIR } from './taxonomy/copy-taxonomy.ts'

/** Each pair starts two libraries and asks each of them everything. */
const PAIRS = 2
const PATIENCE_MS = 240_000

/** A retired term is a fault of a value; that there is one must not show either. */
const RETIRED = 'missing-episodes'

let folder: string
let taxonomy: Taxonomy
let taxonomyDir: string

beforeAll(async () => {
  folder = await makeFolder()
  taxonomyDir = join(folder, 'taxonomy')
  await cp(rootPath('taxonomy'), taxonomyDir, { recursive: true })
  // With a facet of child-level values that a finding may carry, which no real facet does yet.
  await cp(FIXTURE_FACETS_DIR, taxonomyDir, { recursive: true })
  const path = join(taxonomyDir, 'child-factor.yaml')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(`- id: ${RETIRED}\n`, `- id: ${RETIRED}\n    retired: true\n`))
  taxonomy = await loadTaxonomy(taxonomyDir)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts a library over files, uses it, and leaves nothing behind. */
async function withLibrary<T>(
  write: (folder: string) => Promise<string>,
  use: (library: TestLibrary) => Promise<T>,
): Promise<T> {
  const own = await makeFolder()
  try {
    const library = await startLibrary({
      REVIEWS_DIR: await write(own),
      TAXONOMY_DIR: taxonomyDir,
      BASE_URL: 'https://lessons.test',
    })
    try {
      return await use(library)
    } finally {
      await library.end()
    }
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

const walkOver = ({ reviews }: HeldPair, held: readonly HeldPart[], order: 1 | -1, walk: Walk) =>
  withLibrary(
    own => writeHeld(own, reviews, held, order),
    async ({ services }) => {
      const { corpus } = services.library.snapshot
      // A review that is kept out would make the walk say nothing.
      expect(corpus.keptOut).toEqual([])
      await services.similar.ready(10_000)
      return walkPublic(services, walk)
    },
  )

/** A term that either side holds of each facet is looked for in every way. */
function walkFor({ reviews, one, other }: HeldPair): Walk {
  const used = (key: string) => [...new Set([...one, ...other].flatMap(held => held[key]!.terms.slice(0, 1)))]
  const child = taxonomy.facets.filter(facet => facet.childLevel)
  const labels = child.flatMap(facet => used(facet.key).map(id => facet.term(id)!.label))
  const ids = reviews.map(({ id }) => id)
  return {
    combinations: [
      ...ids.flatMap(id => ['F1', 'R1'].map(item => ({ id, item }))),
      ...child.flatMap(facet => facet.terms.map(term => ({ facet: facet.key, term: term.id }))),
    ],
    values: {
      ...Object.fromEntries(
        taxonomy.facets.map(facet => [facet.key, facet.childLevel ? used(facet.key) : [facet.terms[0]!.id]]),
      ),
      q: ['meetings', ...labels.map(label => `"${label}"`), ...labels.map(label => label.slice(0, 6))],
      to: ids.flatMap(id => [`${id}/F1`, `${id}/R1`]),
    },
    pages: [
      '/extracts/new?kind=finding',
      ...ids.flatMap(id => [`/reviews/${id}`, `/reviews/${id}/F1`]),
      ...labels.map(label => `/search?q=${encodeURIComponent(label)}`),
      ...child.flatMap(facet =>
        used(facet.key).flatMap(id =>
          ['finding', 'recommendation', 'review'].map(kind => `/search?kind=${kind}&${facet.key}=${id}`),
        ),
      ),
    ],
  }
}

/** Addresses at which two libraries answer differently, with where the difference begins. */
function differences(one: PublicAnswers, other: PublicAnswers): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap(name => {
    const [a = 'not asked', b = 'not asked'] = [one.get(name), other.get(name)]
    if (a === b) return []
    let at = 0
    while (a[at] === b[at]) at++
    return [`${name}: …${a.slice(Math.max(0, at - 60), at + 60)}… and …${b.slice(at, at + 60)}…`]
  })
}

describe('two libraries that differ only in held values', () => {
  it('give everybody the same answer at every address', { timeout: PATIENCE_MS }, async () => {
    const walked: number[] = []
    await fc.assert(
      fc.asyncProperty(heldPairs(taxonomy), async pair => {
        const walk = walkFor(pair)
        const one = await walkOver(pair, pair.one, 1, walk)
        const other = await walkOver(pair, pair.other, -1, walk)
        walked.push(one.size)
        expect(differences(one, other)).toEqual([])
      }),
      // Made smaller, a pair would be walked again and again; the addresses that differ say enough.
      { numRuns: PAIRS, endOnFailure: true },
    )
    // A walk that comes nowhere finds nothing.
    expect(Math.min(...walked)).toBeGreaterThan(400)
  })
})
