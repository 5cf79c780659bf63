import { readdir } from 'node:fs/promises'
import { tagsOfFinding } from '../../src/analysis/effective-tags.ts'
import { readReviewFile } from '../../src/corpus/load-corpus.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { STOP_WORDS } from '../../src/search/stop-words.ts'
import type { SearchQuery } from '../../src/search/search-params.ts'
import { toQueryString } from '../../src/search/to-query-string.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { createRandom, type Random } from '../synthetic/random.ts'

/** What people type, and in what shares: a mix made up, not measured. */
const SHAPES = {
  'one word': 0.25,
  'three words': 0.3,
  'a word misspelt': 0.15,
  'a phrase': 0.1,
  'no words': 0.2,
} as const
export type Shape = keyof typeof SHAPES

/** How many facets are narrowed by: none to three. */
const FILTERS = [0.35, 0.3, 0.2, 0.15]

export interface BenchQuery {
  shape: Shape
  filters: number
  query: SearchQuery
  /** Path of the API. */
  api: string
  /** Path of the page. */
  page: string
}

/** A finding as somebody remembers it: words of it in their order, and what it is tagged with. */
interface Remembered {
  passages: string[][]
  tags: Array<readonly [facet: string, term: string]>
}

const FILES_READ = 400

/** Ever new queries about what the corpus holds, none of them twice, the same ones from the same seed. */
export async function createQueries(
  reviewsDir: string,
  taxonomy: Taxonomy,
  seed: number,
): Promise<() => BenchQuery> {
  const random = createRandom(seed, -1)
  const findings = await rememberFindings(reviewsDir, taxonomy, random)
  const vocabulary = [...new Set(findings.flatMap(finding => wordsOf(finding)))].sort()
  const asked = new Set<string>()
  return () => {
    for (;;) {
      const made = makeQuery(random, findings, vocabulary)
      const string = toQueryString(made.query)
      if (asked.has(string)) continue
      asked.add(string)
      return { ...made, api: `/api/v1/search?${string}`, page: `/search?${string}` }
    }
  }
}

async function rememberFindings(
  reviewsDir: string,
  taxonomy: Taxonomy,
  random: Random,
): Promise<Remembered[]> {
  const names = (await readdir(reviewsDir)).filter(name => name.endsWith('.md')).sort()
  const schema = createReviewSchema(taxonomy)
  const findings: Remembered[] = []
  for (const name of random.some(names, FILES_READ)) {
    const { review, body } = await readReviewFile(reviewsDir, name, taxonomy, schema)
    for (const finding of review?.findings ?? []) {
      const passages = (body?.items[finding.id] ?? []).flatMap(section => section.passages)
      const tags = Object.entries(tagsOfFinding(finding, review!, taxonomy))
      findings.push({
        passages: passages.map(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []),
        tags: tags.flatMap(([facet, own]) =>
          facet === 'record' || own === 'held' ? [] : own.map(({ term }) => [facet, term] as const),
        ),
      })
    }
  }
  return findings
}

function makeQuery(random: Random, findings: readonly Remembered[], vocabulary: readonly string[]) {
  const shape = drawFrom(random, Object.entries(SHAPES)) as Shape
  const filters = Number(
    drawFrom(
      random,
      FILTERS.map((share, count) => [String(count), share] as const),
    ),
  )
  const about = random.any(findings)
  const query: SearchQuery = {
    q: wordsToType(shape, about, vocabulary, random),
    kind: 'finding',
    filters: chooseFilters(filters, about, findings, random),
    area: [],
    sort: 'relevance',
    page: 1,
    perPage: 20,
  }
  return { shape, filters: Object.keys(query.filters).length, query }
}

function wordsToType(shape: Shape, about: Remembered, vocabulary: readonly string[], random: Random): string {
  const own = [...new Set(wordsOf(about))]
  switch (shape) {
    case 'no words':
      return ''
    case 'one word':
      // Half by how often a word is used, half any word there is.
      return random.chance(0.5) ? random.any(wordsOf(about)) : random.any(vocabulary)
    case 'three words':
      return random.some(own, 3).join(' ')
    case 'a word misspelt': {
      const [first, second] = random.some(
        own.filter(word => word.length > 5),
        2,
      )
      return [misspell(first ?? 'information', random), second ?? ''].join(' ').trim()
    }
    case 'a phrase': {
      const passage = random.any(about.passages.filter(words => words.length > 5))
      const start = random.whole(0, passage.length - 3)
      return `"${passage.slice(start, start + random.whole(2, 3)).join(' ')}"`
    }
  }
}

/** Words that say something, each as often as it is used. */
function wordsOf({ passages }: Remembered): string[] {
  return passages.flat().filter(word => word.length > 3 && !STOP_WORDS.has(word))
}

/** One letter wrong, left out, twice, or in its neighbour's place; the first is nearly always right. */
function misspell(word: string, random: Random): string {
  const at = random.whole(1, word.length - 2)
  const [before, letter, next, after] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)]
  return random.any([
    `${before}${random.any([...'aeioust'])}${next}${after}`,
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${next}${letter}${after}`,
  ])
}

function chooseFilters(
  count: number,
  about: Remembered,
  findings: readonly Remembered[],
  random: Random,
): Record<string, string[]> {
  const chosen: Record<string, string[]> = {}
  for (let tries = 0; Object.keys(chosen).length < count && tries < 50; tries++) {
    // Half of what people narrow by holds of what they have in mind.
    const { tags } = random.chance(0.5) ? about : random.any(findings)
    const [facet, term] = random.any(tags)
    if (chosen[facet] === undefined) chosen[facet] = [term]
    else if (chosen[facet].length < 2 && !chosen[facet].includes(term) && random.chance(0.3))
      chosen[facet].push(term)
  }
  return chosen
}

function drawFrom(random: Random, shares: ReadonlyArray<readonly [string, number]>): string {
  let left = random.float()
  for (const [name, share] of shares) if ((left -= share) < 0) return name
  return shares.at(-1)![0]
}
