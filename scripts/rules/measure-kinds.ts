/** What a set of rules is asked to find: a field of labelled sentences, and the rules that answer for it. */
export interface Measured {
  /** Field of a sentence that says what stands in it: a list of kinds, or true or false. */
  field: string
  title: string
  /** Whether a rule is of this set. */
  isOf: (rule: string) => boolean
  /** Rules that answer for a kind; where a kind is not named here, the rule that bears its name. */
  rulesOf: (kind: string) => readonly string[]
}

/** Kinds of disclosure that are not named like their rule. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'initials-or-label': ['disclosure-label'],
  'prison-or-placement': ['disclosure-placement'],
  'rare-combination': ['disclosure-combination', 'disclosure-place'],
}

/** What is measured. To measure other rules: an entry here, and a file of sentences named for its field. */
export const MEASURED: readonly Measured[] = [
  {
    field: 'disclosure',
    title: 'What could identify somebody',
    isOf: rule => rule.startsWith('disclosure-'),
    rulesOf: kind => KINDS[kind] ?? [`disclosure-${kind}`],
  },
  {
    field: 'hindsight',
    title: 'Language of hindsight and blame',
    isOf: rule => rule.startsWith('hindsight') || rule.startsWith('language-'),
    rulesOf: () => [],
  },
]
