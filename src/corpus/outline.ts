import type { Code, FootnoteDefinition, RootContent, Yaml } from 'mdast'
import type { RawProblem, Place } from '../problems/problem.ts'

/** A headed stretch of Markdown. */
export interface OutlineSection {
  heading: string
  slug: string
  place: Place
  nodes: RootContent[]
}

/** A finding, episode or recommendation as it stands in the file. */
export interface OutlineItem {
  level: 'finding' | 'episode' | 'recommendation'
  id: string
  title: string
  place: Place
  block: Code | undefined
  /** Text before the first part, and the parts. */
  sections: OutlineSection[]
  /** Offsets of the section in the file, heading included. */
  start: number
  end: number
}

/** The skeleton of a file. */
export interface Outline {
  frontMatter: Yaml | undefined
  sections: OutlineSection[]
  items: OutlineItem[]
  footnotes: FootnoteDefinition[]
  problems: RawProblem[]
}
