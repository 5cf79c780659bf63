import { stringify } from 'yaml'
import { parseYamlSource } from '../problems/yaml-source.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { fixFootnotes } from './fix-footnotes.ts'
import { createReviewSchema } from './review-schema.ts'
import { FINDING_SECTIONS, toSlug } from './sections.ts'

/** What is known of a review before it is written: fields of the front matter, and what the id is made of. */
export interface NewReview {
  /** Fields of the front matter, without `id`, `sources` and `taxonomy`, as they are written in YAML. */
  fields: Readonly<Record<string, unknown>>
  /** A few words on what it is about: the last part of the id. */
  about: string
  /** Who publishes it: the first source of the record. */
  publisher: string
}

/** Id of a new review: `<year>-<area>-<what it is about>`; the region stands where the area is withheld. */
export function idOfNew({ fields, about }: Pick<NewReview, 'fields' | 'about'>): string {
  const year = text(fields['published']).slice(0, 4)
  const area = text(fields['area'])
  return [year, area === 'withheld' ? text(fields['region']) : area, about].map(toSlug).join('-')
}

/**
 * A review that passes the checks but for what is left to write: front matter, and every section with nothing under
 * its heading yet, so that each is a problem until it is written or taken out.
 */
export function toNewReview(review: NewReview, taxonomy: Taxonomy): { name: string; text: string } {
  const { fields, publisher } = review
  const id = idOfNew(review)
  const frontMatter = {
    id,
    ...fields,
    sources: [
      { id: 'S1', title: fields['title'], publisher, year: Number(text(fields['published']).slice(0, 4)) },
    ],
    taxonomy: taxonomy.version,
  }
  const ordered = Object.fromEntries(
    Object.keys(createReviewSchema(taxonomy).frontMatter.shape)
      .filter(key => key in frontMatter)
      .map(key => [key, frontMatter[key as keyof typeof frontMatter]]),
  )
  const name = `${id}.md`
  const written = `---\n${stringify(ordered, { lineWidth: 0 })}---\n\n${BODY}`
  return { name, text: fixFootnotes(name, written, taxonomy, createReviewSchema(taxonomy)) }
}

/** Answers that a file gives: YAML with a name, a colon and a value a line. Undefined where it cannot be read. */
export function parseAnswers(written: string): Record<string, unknown> | undefined {
  const { value } = parseYamlSource(written.replace(/^---\n/, ''), { line: 1, indent: 0 })
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const block = (lines: readonly string[]) => ['```yaml', ...lines, '```'].join('\n')

const BODY = `${[
  '## Summary',
  '## Findings',
  '### F1. One sentence that says what was found',
  block(['systems-factor:', 'learning-pattern:', 'practice-theme:', 'agency:', 'sources: [S1]']),
  ...FINDING_SECTIONS.map(heading => `#### ${heading}`),
  '## Recommendations',
  '### R1. One sentence that says what is to be done',
  block([
    'addresses: [F1]',
    'to: []',
    'agency:',
    'recommendation-kind:',
    'action-type:',
    'due:',
    'sources: [S1]',
  ]),
  '## What went well',
  '## Limits of this record',
].join('\n\n')}\n`
