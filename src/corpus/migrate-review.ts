import { byPosition, toProblem } from '../problems/to-problem.ts'
import type { Problem, RawProblem } from '../problems/problem.ts'
import type { YamlSource } from '../problems/yaml-source.ts'
import type { Level } from '../taxonomy/facet.ts'
import { CannotEdit, EditedText } from '../taxonomy/migrate-edits.ts'
import type { Migration } from '../taxonomy/migrate-request.ts'
import { migrateTags, type DroppedTag } from '../taxonomy/migrate-tags.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { checkFile, problemsIn, readReviewParts } from './check-file.ts'
import { splitByteOrderMark } from './parse-markdown.ts'
import type { ReviewSchema } from './review-schema.ts'
import type { CheckedFile } from './rules/rule.ts'

/** A vocabulary with the format of a review that follows from it. */
export interface Vocabulary {
  taxonomy: Taxonomy
  schema: ReviewSchema
}

/** What a migration makes of one review. */
export interface MigratedReview {
  text: string
  /** Places that change. */
  changes: number
  /** Tags that named the old term, by what carries them. */
  tags: Record<Level, number>
  dropped: DroppedTag[]
  /** Why the file cannot be changed in place. */
  obstacles: Array<{ line: number; message: string }>
  /** What is wrong with the new text and was not with the old one. */
  problems: Problem[]
}

/**
 * Moves the tags of one review to the new term; everything else stays as it is, to the letter.
 * @param name file name within the folder of reviews
 */
export function migrateReview(
  name: string,
  written: string,
  migration: Migration,
  before: Vocabulary,
  after: Vocabulary,
): MigratedReview {
  const { mark, text } = splitByteOrderMark(written)
  const result: MigratedReview = {
    text: written,
    changes: 0,
    tags: { review: 0, finding: 0, episode: 0, recommendation: 0 },
    dropped: [],
    obstacles: [],
    problems: [],
  }
  const read = readReviewParts(name, text, before.taxonomy, before.schema)
  const edited = new EditedText(text)
  for (const block of blocksOf(read.file)) migrateBlock(block, edited, migration, result)
  if (edited.changes === 0) return result
  result.changes = edited.changes
  result.text = mark + edited.toString()
  const now = checkFile(name, edited.toString(), after.taxonomy, after.schema).problems
  result.problems = newAmong(now, problemsIn(read), migration)
    .map(raw => toProblem(`reviews/${name}`, raw))
    .sort(byPosition)
  return result
}

interface TaggedBlock {
  level: Level
  /** Undefined where there is none, or none that could be found. */
  yaml: YamlSource | undefined
  raw: string
  line: number
}

function blocksOf({ frontMatter, items, outline, text }: CheckedFile): TaggedBlock[] {
  return [
    { level: 'review', yaml: frontMatter?.yaml, raw: outline.frontMatter?.value ?? text, line: 1 },
    ...items.map(({ level, block, outline: item }) => ({
      level,
      yaml: block?.yaml,
      raw: item.block?.value ?? '',
      line: item.block?.position?.start.line ?? item.place.start.line,
    })),
  ]
}

function migrateBlock(
  { level, yaml, raw, line }: TaggedBlock,
  edited: EditedText,
  migration: Migration,
  result: MigratedReview,
): void {
  if (!yaml || yaml.syntaxProblems.length > 0) {
    if (names(raw, migration)) result.obstacles.push({ line, message: UNREADABLE })
    return
  }
  try {
    const { tags, dropped } = migrateTags(edited, yaml, migration)
    result.tags[level] += tags
    result.dropped.push(...dropped)
  } catch (cause) {
    if (!(cause instanceof CannotEdit)) throw cause
    result.obstacles.push({ line: cause.line, message: cause.message })
  }
}

const UNREADABLE =
  'The tags here cannot be read, and may name the term. Put right what `lessons check` says of the file first.'

function names(text: string, { from }: Migration): boolean {
  return new RegExp(`(?<![\\w-])${from}(?![\\w-])`).test(text)
}

/** Faults that were not there before. One that was stands for one that is, and for no other. */
function newAmong(
  now: readonly RawProblem[],
  before: readonly RawProblem[],
  { from, to }: Migration,
): RawProblem[] {
  const known = before.map(({ rule, message }) => `${rule} ${message.replaceAll(`\`${from}\``, `\`${to}\``)}`)
  return now.filter(({ rule, message }) => {
    const index = known.indexOf(`${rule} ${message}`)
    if (index >= 0) known.splice(index, 1)
    return index < 0
  })
}
