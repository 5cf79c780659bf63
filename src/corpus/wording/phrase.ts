/** Wording that judges from the outcome, or puts on a person what needs explaining. */
export interface Phrase {
  /**
   * What is looked for, word by word: `(a|b)` stands for either, `(a|)` for a word that may be missing, `*` for any
   * word. Case, apostrophes and hyphens do not count.
   */
  patterns: readonly string[]
  /** What to write instead. */
  better: string
  /** Tested on what stands before it in its sentence, in lower case: where it fits, the phrase may stand. */
  unlessAfter?: RegExp
  /** The same, of what follows it in its sentence. */
  unlessBefore?: RegExp
}

/** The phrase is denied, so nobody is judged by it. */
export const DENIED =
  /\b(?:not|never|no|nor|without|nobody|none|neither|hardly|rather than|instead of|avoids?|avoiding|\w+n['’]t)(?: \w+){0,2}\s*$/

/** Those who help are what is spoken of, not those who are helped. */
export const SERVICES =
  /\b(?:services?|agenc(?:y|ies)|professionals?|practitioners?|staff|workers?|schools?|board|council|authority|panel|reviewers?|teams?|nobody|hospitals?|partners?|police|officers?)(?: \w+){0,1}\s*$/
