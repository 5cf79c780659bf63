import { parseMarkdown } from '../../corpus/parse-markdown.ts'
import { parseYaml } from '../../corpus/parse-yaml.ts'
import { toOutline } from '../../corpus/to-outline.ts'
import { writeYaml } from '../../corpus/write-yaml.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

/** A term that a person has accepted for an item. */
export interface AcceptedTag {
  item: string
  facet: string
  term: string
}

/**
 * Writes accepted terms into the blocks of their items; all other text stays as it is, to the letter. What cannot be
 * written, since its item has no block that can be read or the facet is full, is given back.
 */
export function acceptTags(
  markdown: string,
  accepted: readonly AcceptedTag[],
  taxonomy: Taxonomy,
): { markdown: string; refused: AcceptedTag[] } {
  const root = parseMarkdown(markdown)
  if (!root) return { markdown, refused: [...accepted] }
  const refused: AcceptedTag[] = accepted.filter(({ facet, term }) => !taxonomy.facet(facet)?.canTag(term))
  const known = accepted.filter(tag => !refused.includes(tag))
  const edits = toOutline(root, markdown.length).items.flatMap(item => {
    const own = known.filter(
      tag => tag.item === item.id && taxonomy.facet(tag.facet)!.appliesTo.includes(item.level),
    )
    const fields = item.block && parseYaml(item.block.value)
    if (own.length === 0 || !fields || !item.block?.position) return []
    const { start, end } = item.block.position
    const written = own.filter(tag => addTag(fields, tag, taxonomy))
    refused.push(...own.filter(tag => !written.includes(tag)))
    return [
      { from: start.offset!, to: end.offset!, text: `\`\`\`yaml\n${writeYaml(fields)}\n\`\`\``, written },
    ]
  })
  const done = new Set(edits.flatMap(({ written }) => written))
  refused.push(...known.filter(tag => !done.has(tag) && !refused.includes(tag)))
  const changed = edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: block }) => text.slice(0, from) + block + text.slice(to), markdown)
  return { markdown: changed, refused }
}

/** @returns false where the facet has as many terms as it may have */
function addTag(
  fields: Record<string, unknown>,
  { facet: key, term }: AcceptedTag,
  taxonomy: Taxonomy,
): boolean {
  const facet = taxonomy.facet(key)!
  const value = fields[key]
  if (facet.single) {
    if (value !== undefined && value !== term) return false
    fields[key] = term
    return true
  }
  const tags: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const has = tags.some(tag => tag === term || (tag as { term?: unknown } | null)?.term === term)
  if (!has && facet.max !== undefined && tags.length >= facet.max) return false
  fields[key] = has ? tags : [...tags, term]
  return true
}
