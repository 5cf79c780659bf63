import type { Root } from 'mdast'
import type { RawProblem } from '../../problems/problem.ts'
import type { YamlSource } from '../../problems/yaml-source.ts'
import type { Level } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import type { Outline, OutlineItem } from '../outline.ts'
import type { ReviewSchema } from '../review-schema.ts'
import type { z } from 'zod'

type Parsed<Name extends keyof ReviewSchema> = z.output<ReviewSchema[Name]>

/** A piece of YAML with what could be read of it. */
export interface Block<T> {
  yaml: YamlSource
  /** Undefined where the schema found faults. */
  value: T | undefined
  /** The fields without faults: what rules look at, so that one fault does not hide another. */
  fields: Partial<T>
}

export type FindingBlock = Parsed<'finding'>
export type RecommendationBlock = Parsed<'recommendation'>

/** An item with its block, as far as it could be read. */
export type CheckedItem = { outline: OutlineItem } & (
  | { level: 'finding'; block: Block<FindingBlock> | undefined }
  | { level: 'episode'; block: Block<Parsed<'episode'>> | undefined }
  | { level: 'recommendation'; block: Block<RecommendationBlock> | undefined }
)

/** Everything a rule may look at: one file, read as far as it could be. */
export interface CheckedFile {
  /** File name within its folder. */
  name: string
  text: string
  root: Root
  outline: Outline
  taxonomy: Taxonomy
  /** Whether it is on its way to being published: what it says has been read by nobody yet. */
  isDraft: boolean
  frontMatter: Block<Parsed<'frontMatter'>> | undefined
  items: CheckedItem[]
}

/** A rule looks at one file and says what is wrong; it never sets severity and never throws on what an author wrote. */
export type Rule = (file: CheckedFile) => RawProblem[]

/** The blocks of a file that carry tags, with their level. */
export function taggedBlocks(
  file: CheckedFile,
): Array<{ level: Level; block: Block<Record<string, unknown>> }> {
  const items = file.items.flatMap(({ level, block }) => (block ? [{ level, block: block }] : []))
  return file.frontMatter ? [{ level: 'review', block: file.frontMatter }, ...items] : items
}
