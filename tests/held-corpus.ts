import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Facet } from '../src/taxonomy/facet.ts'
import type { Taxonomy } from '../src/taxonomy/taxonomy.ts'

/** What a review says that anybody may read. */
export interface PublicPart {
  id: string
  /** A record of somebody's own is held without a word; a summary where it says so. */
  record: 'review' | 'summary'
  title: string
  area: string
  /** Facets whose values are held: that they were coded is public. */
  coded: readonly string[]
  codedOnFinding: boolean
  findings: number
  /** Whether a reference further down is at fault, so that a problem is shown below the held values. */
  faulty: boolean
}

/** What it says that nobody may read: terms and the way they are written, by facet. */
export type HeldPart = Readonly<Record<string, { terms: readonly string[]; style: number }>>

/** A library whose reviews are held, and two sets of values that could be theirs. */
export interface HeldPair {
  reviews: readonly PublicPart[]
  one: readonly HeldPart[]
  other: readonly HeldPart[]
}

/** The ways in which an author may write a list of terms; they differ in lines, signs and what stands beside. */
const STYLES: ReadonlyArray<(key: string, terms: readonly string[]) => string> = [
  (key, terms) => `${key}: [${terms.join(', ')}]\n`,
  (key, terms) => `${key}:   [ ${terms.map(term => `"${term}"`).join(' , ')} ]   # ${terms.join(' and ')}\n`,
  (key, terms) => `"${key}": [${terms.join(',\n  ')}]\n`,
  (key, terms) => `${key}:\n${terms.map(term => `  - ${term}  # ${term}\n`).join('')}  # so it was\n`,
  (key, terms) => `${key}:\n${terms.map(term => `- {term: ${term}}\n`).join('')}`,
]

const WORDS = [
  'Meetings',
  'lists',
  'handover',
  'school',
  'police',
  'visits',
  'autumn',
  'letters',
  'thresholds',
]

/** Pairs of libraries that differ in nothing but what is held. */
export function heldPairs(taxonomy: Taxonomy): fc.Arbitrary<HeldPair> {
  const facets = taxonomy.facets.filter(facet => facet.childLevel)
  const publicPart = (at: number) =>
    fc.record({
      id: fc.constant(`${2014 + at}-nowhere-held-${'abc'[at]}`),
      record: fc.constantFrom('review' as const, 'summary' as const),
      title: fc.subarray(WORDS, { minLength: 2 }).map(words => words.join(' ')),
      area: fc.constantFrom('Nowhere', 'Elsewhere', 'withheld'),
      // What must be coded is; the rest may be left out, which anybody may know.
      coded: fc
        .subarray(facets.filter(facet => !facet.requiredFor.includes('review')).map(({ key }) => key))
        .map(keys =>
          facets.map(({ key }) => key).filter(key => isRequired(facets, key) || keys.includes(key)),
        ),
      codedOnFinding: fc.boolean(),
      findings: fc.integer({ min: 1, max: 3 }),
      faulty: fc.boolean(),
    })
  const heldPart = fc.record(Object.fromEntries(facets.map(facet => [facet.key, valueOf(facet)])))
  const reviews = fc.tuple(publicPart(0), publicPart(1))
  const values = fc.tuple(heldPart, heldPart)
  return fc.record({ reviews, one: values, other: values })
}

function isRequired(facets: readonly Facet[], key: string): boolean {
  return facets.some(facet => facet.key === key && facet.requiredFor.includes('review'))
}

function valueOf(facet: Facet) {
  const terms = facet.terms.map(term => term.id).filter(id => facet.canTag(id))
  const most = Math.min(4, terms.length, facet.max ?? 4)
  return fc.record({
    terms: fc.subarray(terms, { minLength: Math.max(1, facet.min), maxLength: most }),
    style: fc.nat(STYLES.length - 1),
  })
}

/** Writes the reviews of one side into a folder of files; the order in which they are written is its own. */
export async function writeHeld(
  folder: string,
  reviews: readonly PublicPart[],
  held: readonly HeldPart[],
  order: 1 | -1,
): Promise<string> {
  const dir = join(folder, 'reviews')
  await mkdir(dir, { recursive: true })
  const files = reviews.map((review, at) => [`${review.id}.md`, heldReview(review, held[at]!)] as const)
  for (const [name, text] of order === 1 ? files : files.toReversed()) await writeFile(join(dir, name), text)
  return dir
}

/** The Markdown of a review whose child detail is held. */
export function heldReview(review: PublicPart, held: HeldPart): string {
  const write = (key: string) => STYLES[held[key]!.style]!(key, held[key]!.terms)
  const findings = Array.from({ length: review.findings }, (_, at) => {
    const own = review.codedOnFinding && at === 0 ? write('sibling-group') : ''
    return `### F${at + 1}. ${review.title} ${at + 1}

\`\`\`yaml
systems-factor: [boundary-gap]
learning-pattern: longer-term-work
${own}practice-theme: [sharing-information]
agency: [education]
sources: [S1]
\`\`\`

#### What happened

Meetings made lists, and nobody asked what had come of them.[^S1]
`
  })
  return `---
id: ${review.id}
title: "${review.title}"
record: ${review.record}
${review.record === 'summary' ? 'child-detail: held\n' : ''}review-type: learning-review
methodology: not-stated
nation: wales
region: not-applicable
area: ${review.area}
published: ${review.id.slice(0, 4)}
${review.coded.map(write).join('')}agency: [education]
every-child-matters: [stay-safe]
written-by: machine
coded-by: machine
evidence-grade: C
sources:
  - {id: S1, title: "Source of ${review.id}", publisher: Nowhere Board, year: 2019}
taxonomy: 1.0.0
---

## Summary

Everything here is invented.[^S1]

## Findings

${findings.join('\n')}
## Recommendations

### R1. Begin each meeting with the actions of the one before

\`\`\`yaml
addresses: [F1]
to: [Nowhere Board]
agency: [education]
recommendation-kind: clear-cut
action-type: audit-or-study
${review.faulty ? 'supports: [2001-nowhere-not-there/R1]\n' : ''}sources: [S1]
\`\`\`

One named person keeps the list.[^S1]

[^S1]: Nowhere Board, *Source of ${review.id}*, 2019.
`
}
