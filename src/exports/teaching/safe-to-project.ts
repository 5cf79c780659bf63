import type { Row } from '../../analysis/catalogue.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { senseOf } from '../../corpus/disclosure/word-lists.ts'
import type { Review } from '../../corpus/review.ts'
import {
  DATES,
  DETAIL_OF_HARM,
  FIGURES_OF_LAW,
  HARM_IN_THE_CASE,
  NUMBERS,
  OF_ONE_FAMILY,
  OF_ONE_PERSON,
  RARE_TRAITS,
  WORDS_OF_TITLES,
  WORDS_WITH_CAPITALS,
} from './left-out-words.ts'
import { sentencesOf } from './sentences.ts'

/** Said in place of a text of which nothing may be shown. */
export const TOO_SPECIFIC = 'Left out: too specific to one case.'

/** Why a sentence is left out. */
export type LeftOutFor = 'name' | 'number' | 'person' | 'harm'

/** The two choices of whoever makes a session. */
export interface Choices {
  safeToProject: boolean
  showsHarm: boolean
}

/** What is left out of a review, by the two choices. Sentences are taken whole or left, never rewritten. */
export interface Safety {
  /**
   * Why a sentence is left out; nothing where it may be shown.
   * @param slug of the section it stands in: `what-happened`, `questions`, `title` …
   */
  leavesOut: (sentence: string, slug: string) => LeftOutFor | undefined
  /** The sentences of a text that may be shown, in their order. */
  keep: (text: string, slug: string) => string[]
  /** Facets whose values may be shown. */
  showsFacet: (key: string) => boolean
}

/** What speaks of practice in general, and what tells of the case itself. */
const IN_GENERAL = new Set(['what-it-means-for-children', 'questions'])
const OF_THE_CASE = new Set([
  'what-happened',
  'summary',
  'timeline',
  'voice-of-the-child-and-family',
  'episode',
])

/** Facets that place a review, or that say what became of a child. */
const PLACES = new Set(['nation', 'region'])
const HARM_FACETS = new Set(['harm-type', 'outcome'])

/**
 * What may be shown of a review. The rules, in the order in which they are asked:
 *
 * With *safe to project*, a sentence is left out that has
 * 1. a name: the review's title or a part of it, what it or any other review is known as, its area or that of any other,
 *    a source's title, publisher or address; a word of these that the review's text never has in small letters; any
 *    word with a capital inside the sentence that is not on the list of public ones; a first word that is a name, or that
 *    no list of words has;
 * 2. a number: any figure (but sections 17 and 47 of the Children Act), any number from three on, a pair of what is
 *    counted, a month, a day, a stretch of time before or after something;
 * 3. what one person or family is known by: order among siblings, wider kin, an age; outside *What it means* and
 *    *Questions*, also he or she, a girl, a boy, a son, a daughter, brothers and sisters, faith, origin, a condition.
 *
 * Without *detail of harm*, a sentence is left out that has
 * 4. a word of death, crime or bodily harm; in what tells of the case (what happened, summary, timeline), any word of
 *    harm.
 *
 * The lists stand in left-out-words.ts.
 */
export async function safetyOf(review: Review, snapshot: Snapshot, choices: Choices): Promise<Safety> {
  const { safeToProject, showsHarm } = choices
  const names = safeToProject ? await namesOf(review, snapshot) : undefined
  const { taxonomy } = snapshot
  const leavesOut = (sentence: string, slug: string): LeftOutFor | undefined => {
    if (names?.isIn(sentence)) return 'name'
    if (safeToProject && hasNumber(sentence)) return 'number'
    if (safeToProject && isOfOne(sentence, slug)) return 'person'
    if (!showsHarm && hasHarm(sentence, slug)) return 'harm'
    return undefined
  }
  return {
    leavesOut,
    keep: (text, slug) => sentencesOf(text).filter(one => leavesOut(one, slug) === undefined),
    showsFacet: key => {
      if (safeToProject && (PLACES.has(key) || taxonomy.facet(key)?.childLevel)) return false
      return showsHarm || !HARM_FACETS.has(key)
    },
  }
}

/** The safeties of all reviews that some rows come from, by the id of the review. */
export async function safetiesOf(
  rows: Iterable<Pick<Row, 'review'>>,
  snapshot: Snapshot,
  choices: Choices,
): Promise<ReadonlyMap<string, Safety>> {
  const reviews = new Map([...rows].map(({ review }) => [review.id, review]))
  const safeties = [...reviews.values()].map(
    async review => [review.id, await safetyOf(review, snapshot, choices)] as const,
  )
  return new Map(await Promise.all(safeties))
}

function isOfOne(sentence: string, slug: string): boolean {
  if (OF_ONE_FAMILY.test(sentence)) return true
  return !IN_GENERAL.has(slug) && (OF_ONE_PERSON.test(sentence) || RARE_TRAITS.test(sentence))
}

function hasNumber(sentence: string): boolean {
  const text = sentence.replace(FIGURES_OF_LAW, '')
  return /\p{N}/u.test(text) || DATES.test(text) || NUMBERS.some(pattern => pattern.test(text))
}

function hasHarm(sentence: string, slug: string): boolean {
  return DETAIL_OF_HARM.test(sentence) || (OF_THE_CASE.has(slug) && HARM_IN_THE_CASE.test(sentence))
}

interface Names {
  isIn(sentence: string): boolean
}

/** What all reviews of a library are known as and where they were. */
const everywhere = new WeakMap<Snapshot, string[]>()

async function namesOf(review: Review, snapshot: Snapshot): Promise<Names> {
  const { corpus } = snapshot
  const { sections, items } = await corpus.text(review.id)
  const texts = [...sections, ...Object.values(items).flat()].flatMap(({ passages }) => passages)
  const small = new Set(
    texts.flatMap(({ text }) => text.match(/(?<!\p{L})\p{Ll}[\p{L}'’-]*/gu) ?? []).map(plain),
  )
  const all = everywhere.get(snapshot) ?? corpus.reviews.flatMap(namesAnywhere)
  everywhere.set(snapshot, all)
  const whole = [review.title, ...review.sources.flatMap(source => [source.title, source.publisher])]
  const parts = [review.title, ...review.sources.map(({ title }) => title)].flatMap(partsOf)
  const region = review.tags['region']
  const regions = region === 'held' || !region ? [] : region.map(({ term }) => term.replaceAll('-', ' '))
  const phrases = [...new Set([...all, ...namesAnywhere(review), ...whole, ...parts, ...regions].map(plain))]
    .filter(phrase => phrase !== '' && phrase !== 'not applicable')
    .map(phrase => ` ${phrase} `)
  const own = [...whole, ...review.knownAs.map(({ name }) => name), review.area]
    .flatMap(text => text.match(/(?<!\p{L})\p{Lu}[\p{L}'’]*/gu) ?? [])
    .map(plain)
    .filter(word => word.length > 1 && !small.has(word) && !WORDS_OF_TITLES.has(word))
  const words = new Set(own)
  return {
    isIn(sentence) {
      const text = ` ${plain(sentence)} `
      if (/https?:|www\.|@/.test(sentence) || phrases.some(phrase => text.includes(phrase))) return true
      return text.split(' ').some(word => words.has(word)) || hasCapital(sentence, small)
    },
  }
}

function namesAnywhere({ knownAs, area }: Review): string[] {
  const areas = area === 'withheld' ? [] : [area, ...area.split(/,|\(|\)|\band\b/)]
  return [...knownAs.map(({ name }) => name), ...areas]
}

/** Parts of a title that stand between marks, where they say more than that it is a report. */
function partsOf(title: string): string[] {
  return title.split(/[:;,()[\]–—]/).filter(
    part =>
      plain(part)
        .split(' ')
        .filter(word => !WORDS_OF_TITLES.has(word)).length > 1,
  )
}

/**
 * Whether a word with a capital may name somebody or some place.
 * @param small words that the review has in small letters
 */
function hasCapital(sentence: string, small: ReadonlySet<string>): boolean {
  for (const { 0: word, index } of sentence.matchAll(/(?<![\p{L}&])\p{Lu}[\p{L}&'’]*/gu)) {
    if (WORDS_WITH_CAPITALS.has(word.replace(/['’]s?$/, '')) || WORDS_WITH_CAPITALS.has(word)) continue
    const before = sentence.slice(0, index).trimEnd()
    // What opens a sentence, a quotation or what a colon leads up to has a capital in any case.
    const opens = before === '' || /[:"“‘'(]$/.test(before) || /[.?!]["”’')]?$/.test(before)
    if (!opens) return true
    if (small.has(plain(word))) continue
    const { isGiven, isSurname, isOrdinary, isPublic } = senseOf(word)
    if (!isOrdinary || isGiven || isSurname || isPublic) return true
  }
  return false
}

/** In small letters without accents, marks as spaces. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}
