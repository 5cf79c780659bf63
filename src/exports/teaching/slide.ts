/** Words of a slide, its title aside: what is read from the back of a room. */
export const MOST_WORDS = 40

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
  /** Whose words the bullets are, where they are not the record's. */
  words: string
  /** For whoever speaks, a paragraph each. */
  notes: string[]
  /** How to cite what stands on it; these name the review. */
  citations: string[]
  /** Grade, invention, and who wrote it: on every slide. */
  marks: string[]
}
