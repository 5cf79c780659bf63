import type { Measured } from './measure-kinds.ts'
import type { Sentence } from './load-sentences.ts'

/** A sentence with the rules that found something in it. */
export interface Answered {
  sentence: Sentence
  rules: readonly string[]
}

/** Counts of a file of sentences. Recall and precision are of sentences: is one with something in it stopped at all? */
export interface Score {
  sentences: number
  /** With something in them, and found. */
  found: number
  missed: number
  /** Nothing in them, and found all the same. */
  falseAlarms: number
  /** found ÷ (found + missed). */
  recall: number
  /** found ÷ (found + falseAlarms). */
  precision: number
}

export function score(answers: readonly Answered[]): Score {
  const planted = answers.filter(({ sentence }) => sentence.kinds.length > 0)
  const found = planted.filter(({ rules }) => rules.length > 0).length
  const falseAlarms = answers.filter(
    ({ sentence, rules }) => sentence.kinds.length === 0 && rules.length > 0,
  ).length
  return {
    sentences: answers.length,
    found,
    missed: planted.length - found,
    falseAlarms,
    recall: found / planted.length,
    precision: found / (found + falseAlarms),
  }
}

/** Counts of one kind: how many were found by a rule of that kind, and how often its rules spoke of another. */
export interface KindScore {
  kind: string
  planted: number
  /** By any rule. */
  stopped: number
  /** By a rule of the kind. */
  named: number
  /** Sentences that lack the kind in which its rules found something. */
  elsewhere: number
}

export function scoreKinds(answers: readonly Answered[], { rulesOf }: Measured): KindScore[] {
  const kinds = [...new Set(answers.flatMap(({ sentence }) => sentence.kinds))].sort()
  return kinds.map(kind => {
    const own = answers.filter(({ sentence }) => sentence.kinds.includes(kind))
    const others = answers.filter(({ sentence }) => !sentence.kinds.includes(kind))
    const speaks = ({ rules }: Answered) => rules.some(rule => rulesOf(kind).includes(rule))
    return {
      kind,
      planted: own.length,
      stopped: own.filter(({ rules }) => rules.length > 0).length,
      named: own.filter(speaks).length,
      elsewhere: others.filter(speaks).length,
    }
  })
}
