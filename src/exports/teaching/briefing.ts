import { isDemonstration } from '../../analysis/catalogue.ts'
import { provenanceOf, singleTerm } from '../../corpus/provenance.ts'
import type { Review } from '../../corpus/review.ts'
import { INVENTED } from '../report/report-words.ts'
import { countWords, gradeOfBoxes, textOfBox, type BriefingBox } from './briefing-box.ts'
import { boxesOf } from './briefing-boxes.ts'
import { readForBriefing } from './briefing-sources.ts'
import { sessionWords } from './session-title.ts'
import type { TeachingMaterial } from './teaching-material.ts'

/** A sheet that a team reads in seven minutes. */
export interface Briefing {
  title: string
  material: TeachingMaterial
  boxes: BriefingBox[]
  /** Reviews that its sentences come from, in the order in which they are first cited. */
  reviews: Review[]
  /** What has to be said of it: invention, grades, who wrote it. */
  marks: string[]
  /** Flesch-Kincaid grade of all its sentences; NaN where there are none. */
  grade: number
  words: number
}

/** The reading grade that a whole briefing is to stay within. */
export const MOST_GRADE = 10

/** Grades that a single sentence may have, from the most to the least. */
const CEILINGS = [16, 14, 13, 12, 11, 10, 9, 8]

/**
 * Makes a briefing of seven boxes, of at most 150 words each, out of whole sentences of the records. Each box has its
 * rule. No sentence is rewritten; one that leans on another is never taken without it; sentences that speak of the
 * record itself are left out. Where the whole reads harder than grade 10, it is made again without its hardest
 * sentences, until it does not or there is no plainer way: then the plainest is given.
 */
export async function createBriefing(material: TeachingMaterial): Promise<Briefing> {
  const shown = { ...material, ...(await sessionWords(material)) }
  const sources = await readForBriefing(shown)
  let plainest: BriefingBox[] | undefined
  for (const ceiling of CEILINGS) {
    const boxes = boxesOf(sources, ceiling)
    const grade = gradeOfBoxes(boxes)
    if (plainest === undefined || grade < gradeOfBoxes(plainest)) plainest = boxes
    if (!(grade > MOST_GRADE)) break
  }
  return withBoxes({ title: shown.title, material: shown }, plainest ?? [])
}

/** A briefing with other boxes, with all that follows from them. */
export function withBoxes(
  { title, material }: Pick<Briefing, 'title' | 'material'>,
  boxes: BriefingBox[],
): Briefing {
  const ids = new Set(
    boxes
      .flatMap(({ paragraphs }) => paragraphs.flat())
      .flatMap(({ cites }) => cites?.split(/[/#]/)[0] ?? []),
  )
  const { corpus } = material.snapshot
  const reviews = [...ids].flatMap(id => corpus.review(id) ?? [])
  return {
    title,
    material,
    boxes,
    reviews,
    marks: marksOf(reviews, material),
    grade: gradeOfBoxes(boxes),
    words: boxes.reduce((sum, box) => sum + countWords(textOfBox(box)), 0),
  }
}

function marksOf(reviews: readonly Review[], { items }: TeachingMaterial): string[] {
  // Where nothing is cited any more, what was chosen is still what it was made from.
  const all = reviews.length > 0 ? reviews : [...new Set(items.map(({ row }) => row.review))]
  const grades = [...new Set(all.map(({ tags }) => singleTerm(tags, 'evidence-grade')))].sort()
  return [
    ...(all.some(review => isDemonstration({ review })) ? [INVENTED] : []),
    ...(grades.length > 0
      ? [
          `Evidence of the records: grade ${grades.join(' and ')}. A: the report read in full; B: parts of it, official statements and consistent press; C: little.`,
        ]
      : []),
    ...new Set(all.map(provenanceOf)),
  ]
}
