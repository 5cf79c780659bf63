import type { Lexicon, WordKind } from './lexicon.ts'
import type { Random } from './random.ts'

/** Shapes of sentences: {n} noun, {p} words of the field, {d} verb in the past, {v} verb, {a} adjective, {r} adverb. */
const SENTENCES = [
  'The {n} {d} the {a} {n}, and the {n} was {r} {d}.',
  'Nobody {d} the {n} when the {a} {n} was {d}.',
  'A {p} was {d} and the {n} of the {n} was not {d}.',
  'Staff {r} {d} the {n}, but the {p} did not {v} the {n}.',
  'The {a} {n} and the {n} were {d} in the {p}.',
  'When the {n} {d}, the {a} {n} had to {v} the {p}.',
  'There was no {n} for the {n}, so that the {a} {n} could not {v}.',
  'It was {r} {d} that the {p} would {v} the {n} and the {n}.',
  'The school and the {n} {d} each other about the {p}.',
  'Managers did not {v} the {a} {n} that the {n} {d}.',
  'What the {n} {d} was not {d} in the {n} of the {p}.',
  'The {n} was {a}, the {n} was {a} and the {p} was {d}.',
  'Between the {n} and the {n} the {p} was {r} {d}.',
  'Each {n} {d} only a part of the {a} {n}.',
  'The {p} {d} after the {n}, and no {n} {d} it.',
  'Workers who {d} the {n} could not {v} what the {n} {d}.',
  'Our reading: the {n} made it {a} to {v} the {p}.',
  'The family {d} the {n}, and the {a} {p} {d} {r}.',
  'Because the {n} was {d}, the {n} seemed {a} and the {p} {a}.',
  'The {a} {n} that was {d} did not {v} the {n} of the child.',
]

const TITLES = [
  'The {p} was {d} and nobody {d} the {n}',
  'A {a} {n} was {r} {d} by the {n}',
  'The {n} and the {n} were not {d} together',
  'Nobody {d} the {a} {n} after the {p}',
  'The {n} {d} the {p} and not the {n}',
  'What the {n} {d} did not reach the {a} {n}',
]

const ACTIONS = [
  'Review the {p} and {v} the {a} {n}',
  'Agree how the {n} will {v} the {p}',
  'Train the {n} to {v} the {a} {n}',
  'Set a {n} for each {a} {n} and {p}',
]

const QUESTIONS = [
  'How do we {v} the {n} when the {p} is {a}?',
  'Which {n} would {v} the {a} {n}?',
  'What makes it {a} to {v} the {n} and the {p}?',
  'When have you {d} the {n}, and what {d} it?',
]

const KIND_OF: Readonly<Record<string, WordKind>> = {
  n: 'nouns',
  p: 'phrases',
  d: 'past-verbs',
  v: 'verbs',
  a: 'adjectives',
  r: 'adverbs',
}

/** How many words a text keeps coming back to, and how often it does. */
const OWN_WORDS = 14
const FROM_OWN = 0.45

/** Writes about one subject: a text comes back to words of its own, as texts do. */
export interface Writer {
  sentence(): string
  title(): string
  /** What a recommendation asks for. */
  action(): string
  question(): string
  /** Words of the field that this text is about. */
  subject: string
  /** Sentences of at least so many words together. */
  paragraph(words: number): string
}

export function createWriter(lexicon: Lexicon, random: Random): Writer {
  const own = Array.from({ length: OWN_WORDS }, () => lexicon.nouns(random))
  const subject = lexicon.phrases(random)
  const word = (kind: WordKind): string => {
    if (kind === 'nouns' && random.chance(FROM_OWN)) return random.any(own)
    return kind === 'phrases' && random.chance(FROM_OWN) ? subject : lexicon[kind](random)
  }
  const write = (patterns: readonly string[]) =>
    random.any(patterns).replace(/\{(.)\}/g, (_, letter: string) => word(KIND_OF[letter]!))
  const sentence = () => write(SENTENCES)
  return {
    subject,
    sentence,
    title: () => write(TITLES),
    action: () => write(ACTIONS),
    question: () => write(QUESTIONS),
    paragraph: words => {
      const sentences: string[] = []
      for (let length = 0; length < words;) {
        const next = sentence()
        sentences.push(next)
        length += next.split(' ').length
      }
      return sentences.join(' ')
    },
  }
}
