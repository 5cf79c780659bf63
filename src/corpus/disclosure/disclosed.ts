import type { RawProblem } from '../../problems/problem.ts'
import { everyPassageOf } from '../passages.ts'
import type { CheckedFile, Rule } from '../rules/rule.ts'
import type { Passage } from './passage.ts'
import { isPublished } from './published-words.ts'
import { isStrict } from './strictness.ts'
import { withoutCapitals } from './without-capitals.ts'

/** What was found in a passage: its words, and the offset at which they begin. */
export interface Found {
  met: string
  index: number
}

interface Wording {
  rule: string
  message: string
  hint: string
}

/** What one kind of disclosure looks like, and what an author is told of it. */
export interface Disclosure extends Wording {
  /** Most passages do not match it, and need not be looked through. */
  when: RegExp
  find: (text: string, file: CheckedFile, passage: Passage) => Found[]
  /** Whether it is looked for only in what is written for the library. */
  strictOnly?: boolean
  /** Whether web addresses and ids are looked through as well. */
  inAddresses?: boolean
  /** Fields that it is not looked for in. */
  notIn?: RegExp
}

/** A rule that looks for one kind of disclosure in all that could hold it. */
export function disclosureRule(kind: Disclosure): Rule {
  return file => {
    if (kind.strictOnly && !isStrict(file)) return []
    return everyPassageOf(file).flatMap(passage => {
      const { text, isAddress, field } = passage
      if (isAddress && !kind.inAddresses) return []
      if (field !== undefined && kind.notIn?.test(field)) return []
      if (!kind.when.test(text)) return []
      const cased = withoutCapitals(text)
      const again = cased === text ? [] : kind.find(cased, file, passage)
      return longest([...kind.find(text, file, passage), ...again])
        .filter(({ met }) => !isPublished(file, met, isAddress))
        .map(found => toDisclosed(passage, found, kind))
    })
  }
}

/** A disclosure where it stands, with the paragraph that a waiver of it would name. */
export function toDisclosed(
  { placeAt, paragraph }: Passage,
  { met, index }: Found,
  { rule, message, hint }: Wording,
): RawProblem {
  return {
    rule,
    place: placeAt(index, index + met.length),
    message,
    met,
    hint,
    ...(paragraph && { paragraph: paragraph() }),
  }
}

/** Every match of patterns; of those with groups, the first that took part. Patterns are global. */
export function matches(text: string, ...patterns: readonly RegExp[]): Found[] {
  return patterns.flatMap(pattern =>
    [...text.matchAll(pattern)].map(match => {
      const met = match.slice(1).find(group => group !== undefined) ?? match[0]
      return { met, index: match.index + match[0].lastIndexOf(met) }
    }),
  )
}

/** One thing is one problem: of what overlaps the longest, in the order of the text. */
export function longest(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of found.toSorted((a, b) => b.met.length - a.met.length)) {
    const end = one.index + one.met.length
    if (kept.every(other => other.index >= end || other.index + other.met.length <= one.index)) kept.push(one)
  }
  return kept.sort((a, b) => a.index - b.index)
}
