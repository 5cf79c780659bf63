import { isMap, isScalar, parseDocument } from 'yaml'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

const FRONT_MATTER = /^(\uFEFF?---\r?\n)([\s\S]*?\r?\n)(---[ \t]*(?:\r?\n|$))/

/**
 * The Markdown of a review as anybody may read it: where child detail is held, child-level values of the front
 * matter read `held`. The rest of the file is untouched to the letter.
 */
export function toPublicMarkdown(text: string, childDetail: 'open' | 'held', taxonomy: Taxonomy): string {
  if (childDetail === 'open') return text
  return text.replace(FRONT_MATTER, (_, open: string, yaml: string, close: string) => open + holdValues(yaml, taxonomy) + close)
}

function holdValues(yaml: string, taxonomy: Taxonomy): string {
  const document = parseDocument(yaml)
  if (!isMap(document.contents)) return yaml
  for (const pair of document.contents.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    if (taxonomy.facet(key)?.childLevel) document.set(key, 'held')
  }
  return document.toString({ lineWidth: 0 })
}
