import { addressOf } from '../corpus/item-address.ts'
import type { RisFields } from '@citation-js/core'
import { toCitation, type CitedRecord } from './citation.ts'
import type { Site } from './column.ts'
import { toMarkdownText } from './markdown-text.ts'
import { toCsl, type CslItem } from './to-csl.ts'

/** Forms that reference managers read, by the ending of their file. */
export const REFERENCE_FORMS = {
  bib: { label: 'BibTeX', mediaType: 'application/x-bibtex; charset=utf-8' },
  ris: { label: 'RIS', mediaType: 'application/x-research-info-systems; charset=utf-8' },
} as const

export type ReferenceForm = keyof typeof REFERENCE_FORMS

/** A citation to be copied, as text and as Markdown: whose words it is, with the original beside it. */
export function citeAs({ review, item }: CitedRecord, site: Site): { text: string; markdown: string } {
  const { ours, original } = toCitation(review, item, site.name, site.address)
  const address = `${site.address}${addressOf(item ? `${review.id}/${item.id}` : review.id)}`
  const beside = original === undefined ? '' : ` The original: ${original}`
  const [before, after] = ours.split(address)
  return {
    text: `${ours}${beside}`,
    markdown: `${toMarkdownText(before!)} <${address}>${toMarkdownText(`${after ?? ''}${beside}`)}`,
  }
}

/** References for a reference manager: ours, and of a summary the original too. */
export function toReferences(record: CitedRecord, form: ReferenceForm, site: Site): Promise<string> {
  return formatReferences(toCsl(record, site), form)
}

/** References in the form that a reference manager reads. */
export async function formatReferences(items: readonly CslItem[], form: ReferenceForm): Promise<string> {
  // Loaded when somebody asks for it, as the parsers that come with it are of no use here.
  const { Cite, plugins } = await import('@citation-js/core')
  await Promise.all([import('@citation-js/plugin-bibtex'), import('@citation-js/plugin-ris')])
  Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false })
  const references = new Cite([...items])
  switch (form) {
    case 'bib':
      return `${references.format('bibtex').trim()}\n`
    case 'ris':
      return references.format('ris', { type: 'object' }).map(toRis).join('')
  }
}

/**
 * A reference in RIS, each value on one line: citation-js itself ends a line after 70 characters, also within a word,
 * and the line ends stay in the titles that are read from it. Its ids are cut to 20 characters, alike for both, and
 * left out.
 */
function toRis({ TY, ID: _, ...fields }: RisFields): string {
  const lines = Object.entries(fields).flatMap(([tag, value]) =>
    [value].flat().map(one => `${tag}  - ${one.replace(/\s+/g, ' ')}`),
  )
  return [`TY  - ${TY}`, ...lines, 'ER  - ', ''].join('\r\n')
}
