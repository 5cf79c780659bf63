import type { Speaker } from '../../corpus/sections.ts'
import { countWords, textOfBox } from './briefing-box.ts'
import type { Briefing } from './briefing.ts'

/** A briefing for a program. */
export interface BriefingJson {
  title: string
  from: { kind: 'review' | 'term' | 'pack'; id: string }
  safeToProject: boolean
  words: number
  /** Flesch-Kincaid grade; null where there is no sentence. */
  grade: number | null
  marks: string[]
  records: string[]
  boxes: Array<{
    id: string
    heading: string
    words: number
    paragraphs: Array<
      Array<{
        text: string
        cites: string | null
        /** Whose words they are; null where whoever made this copy wrote them. */
        speaker: Speaker | null
        /** Whether the library infers it. */
        reading: boolean
        title: boolean
        before: string | null
        after: string | null
      }>
    >
  }>
}

/** A briefing with the trace of every sentence. */
export function toBriefingJson({
  title,
  material,
  boxes,
  reviews,
  marks,
  grade,
  words,
}: Briefing): BriefingJson {
  const { from, safeToProject } = material
  return {
    title,
    from: { kind: from.kind, id: from.id },
    safeToProject,
    words,
    grade: Number.isNaN(grade) ? null : Math.round(grade * 10) / 10,
    marks,
    records: reviews.map(({ id }) => id),
    boxes: boxes.map(box => ({
      id: box.id,
      heading: box.heading,
      words: countWords(textOfBox(box)),
      paragraphs: box.paragraphs.map(sentences =>
        sentences.map(({ text, cites, speaker, isReading, isLead, before, after }) => ({
          text,
          cites: cites ?? null,
          speaker: speaker ?? null,
          reading: isReading ?? false,
          title: isLead ?? false,
          before: before ?? null,
          after: after ?? null,
        })),
      ),
    })),
  }
}
