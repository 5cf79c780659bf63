/**
 * Where an example stands in a review. `front matter` and the blocks give the lines that differ, the rest what stands
 * there; an example of the taxonomy stands in a file of that folder, and one of several reviews says what stands in them.
 */
export type ExamplePlace =
  | 'file name'
  | 'file'
  | 'front matter'
  | 'body'
  | 'block of a finding'
  | 'block of a recommendation'
  | 'text of a finding'
  | 'text of a recommendation'
  | 'several reviews'
  | 'taxonomy'

/** One rule, shown: what raises it and what does not. */
export interface RuleExample {
  in: ExamplePlace
  bad: string
  good: string
  /** Why the rule is there, in a sentence. */
  why: string
}

export type RuleExamples = Readonly<Record<string, RuleExample>>
