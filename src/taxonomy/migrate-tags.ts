import type { Place } from '../problems/problem.ts'
import type { Path, YamlSource } from '../problems/yaml-source.ts'
import { dropItem } from './migrate-drop.ts'
import { CannotEdit, type EditedText } from './migrate-edits.ts'
import type { Migration } from './migrate-request.ts'

/** A tag that was taken out, since the term that takes its place is tagged there already. */
export interface DroppedTag {
  line: number
  /** As it was written. */
  tag: string
  /** The tag that stays, as it is written. */
  kept: string
}

/** What was done to the tags of one block. */
export interface MigratedTags {
  /** Tags that named the old term. */
  tags: number
  dropped: DroppedTag[]
}

/**
 * Puts the new term in place of the old one in the tags of one piece of YAML: front matter, or the block of an item.
 * @param edited the file in which the YAML stands
 * @throws CannotEdit
 */
export function migrateTags(edited: EditedText, yaml: YamlSource, migration: Migration): MigratedTags {
  const { facet, from, to } = migration
  const value = (yaml.value as Record<string, unknown> | null | undefined)?.[facet]
  if (!Array.isArray(value)) return { tags: replaceTag(edited, yaml, [facet], value, migration), dropped: [] }
  const terms = value.map(termOf)
  const kept = terms.indexOf(to)
  if (kept < 0) {
    const counts = value.map((one, index) => replaceTag(edited, yaml, [facet, index], one, migration))
    return { tags: counts.reduce((sum, count) => sum + count, 0), dropped: [] }
  }
  const ranges = value.map((one, index) => rangeOf(edited, yaml, [facet, index], one))
  const written = (index: number) =>
    edited.text.slice(ranges[index]!.start, ranges[index]!.end).replace(/\s+/g, ' ')
  const flow = edited.text[edited.rangeOf(yaml.placeOf([facet])).start] === '['
  const doomed = terms.flatMap((term, index) => (term === from ? [index] : []))
  if (doomed.length > 1)
    throw new CannotEdit(
      edited.lineOf(ranges[doomed[1]!]!.start),
      `\`${from}\` is tagged twice. Take one out.`,
    )
  for (const index of doomed) dropItem(edited, ranges, index, flow)
  return {
    tags: doomed.length,
    dropped: doomed.map(index => ({
      line: edited.lineOf(ranges[index]!.start),
      tag: written(index),
      kept: written(kept),
    })),
  }
}

function replaceTag(
  edited: EditedText,
  yaml: YamlSource,
  path: Path,
  value: unknown,
  { from, to }: Migration,
): number {
  if (termOf(value) !== from) return 0
  edited.replaceId(yaml.placeOf(isPlain(value) ? path : [...path, 'term']), from, to)
  return 1
}

function termOf(value: unknown): string | undefined {
  if (isPlain(value)) return String(value)
  const term = (value as { term?: unknown } | null | undefined)?.term
  return isPlain(term) ? String(term) : undefined
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

/** From where a tag begins to the end of the last thing in it: the end of a map over several lines is not told. */
function rangeOf(
  edited: EditedText,
  yaml: YamlSource,
  path: Path,
  value: unknown,
): { start: number; end: number } {
  const whole = yaml.placeOf(path)
  const parts: Place[] =
    whole.end || isPlain(value) || typeof value !== 'object' || value === null
      ? [whole]
      : Object.keys(value).map(key => yaml.placeOf([...path, key]))
  const end = Math.max(...parts.map(part => edited.rangeOf(part).end))
  return { start: edited.offsetOf(whole.start), end }
}
