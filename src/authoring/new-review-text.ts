import { addItem } from '../corpus/add-item.ts'
import { toYaml } from '../corpus/edit-front-matter.ts'
import { toSlug } from '../corpus/sections.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

/** What is known of a review before it is written. */
export interface NewReview {
  title: string
  area: string
  /** Year of publication. */
  year: string
  /** A review of one's own; an invented record to try things on, with one item of each kind already in place. */
  start: 'review' | 'demonstration'
}

const LONGEST_SLUG = 60

/** The text that a new draft begins with: what is known is filled in, and what is to be written has its place. */
export function toNewReviewText({ title, area, year, start }: NewReview, taxonomy: Taxonomy): string {
  const front = toYaml({
    id: [year, toSlug(area), shorten(toSlug(title))].filter(Boolean).join('-'),
    title,
    record: start,
    area,
    published: Number(year),
    'written-by': 'person',
    'coded-by': 'person',
    ...(start === 'demonstration' && {
      sources: [
        { id: 'S1', title: 'An invented report', publisher: 'An invented partnership', year: Number(year) },
      ],
    }),
    taxonomy: taxonomy.version,
  })
  const empty = `---\n${front}---\n\n## Summary\n`
  return start === 'review' ? empty : DEMONSTRATION.reduce(withItem, `${empty}\n${INVENTED}\n`)
}

const INVENTED = 'Everything in this record is invented, to try out how a review is written.[^S1]'

const DEMONSTRATION = [
  [
    'finding',
    'Letters went to an address that nobody checked',
    { 'systems-factor': ['tools-and-records'], sources: ['S1'] },
  ],
  ['episode', 'A letter comes back unopened', {}],
  [
    'recommendation',
    'Keep one list of addresses that every service reads',
    { addresses: ['F1'], to: ['An invented partnership'], sources: ['S1'] },
  ],
] as const

function withItem(text: string, [level, title, fields]: (typeof DEMONSTRATION)[number]): string {
  return addItem(text, level, title, fields)?.markdown ?? text
}

function shorten(slug: string): string {
  if (slug.length <= LONGEST_SLUG) return slug
  return slug.slice(0, LONGEST_SLUG).replace(/-[^-]*$/, '')
}
