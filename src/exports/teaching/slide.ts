import type { Speaker } from '../../corpus/sections.ts'
import { BY_THE_LIBRARY } from '../report/report-words.ts'

/** Words of a slide, its title aside: what is read from the back of a room. */
export const MOST_WORDS = 40

/** Said on a slide of whose words its lines are. */
export const WORDS_OF: Readonly<Record<Speaker, string>> = {
  report: 'Words of the review',
  summary: 'The library’s words on what the report says',
  library: BY_THE_LIBRARY,
}

/** A line of a slide. */
export interface Bullet {
  text: string
  /** `<review>/F1#p-…`, of a sentence of a record. */
  cites?: string
}

export interface Slide {
  kind: 'title' | 'text'
  title: string
  /** Said above the title: which finding and which part of it. */
  over: string
  bullets: Bullet[]
  /** Whose words the bullets are. */
  words: string
  /** For whoever speaks, a paragraph each. */
  notes: string[]
  /** How to cite what stands on it; these name the review. */
  citations: string[]
  /** Grade, invention, and who wrote it: on every slide. */
  marks: string[]
}

/** Grade, invention and who wrote it, in one line: every slide has it. */
export function marksLine({ marks }: Pick<Slide, 'marks'>): string {
  return marks.map(mark => mark.replace(/[.]$/, '')).join(' · ')
}
