import { addressOf } from '../../corpus/item-address.ts'
import { citeAs } from '../cite-as.ts'
import type { Site } from '../column.ts'
import { BY_THE_LIBRARY, counted } from '../report/report-words.ts'
import { chooseSentences, countLeftOut, leftOutSentence, markedText } from './choose-sentences.ts'
import { USUAL_AIMS } from './facilitator-words.ts'
import { TOO_SPECIFIC } from './safe-to-project.ts'
import { loadSessionItems, marksTogether, type SessionItem } from './session-items.ts'
import { sessionTitle } from './session-title.ts'
import { HARM_IS_SHOWN } from './support.ts'
import type { TeachingMaterial } from './teaching-material.ts'
import { toTimingPlan, type SessionMinutes, type TimedPart } from './timing-plan.ts'

/** Words of a section that stand on the sheet: it is a sheet to speak from, and the record has the rest. */
const MOST_WORDS = 60

/** A finding on the sheet, with what it asks. */
export interface SheetFinding {
  number: number
  title: string
  href: string
  note: string | undefined
  marks: string[]
  /** Whether there is time for it in the plan. */
  isDiscussed: boolean
  parts: Array<{ heading: string; words: string; sentences: Array<{ text: string; cites: string }> }>
  questions: Array<{ audience: string; text: string; cites: string }>
  /** Whose words the questions are. */
  questionWords: string
  leftOut: string | undefined
  citation: string
}

/** What whoever leads a session needs on paper. */
export interface FacilitatorSheet {
  title: string
  site: Site
  material: TeachingMaterial
  aims: string[]
  /** About the copy: what it is made from, what it leaves out, whose it is. */
  notes: string[]
  minutes: SessionMinutes
  plan: TimedPart[]
  findings: SheetFinding[]
  recommendations: Array<{ title: string; cites: string; href: string; citation: string }>
  marks: string[]
}

/**
 * Makes the sheet of whoever leads a session. What is on it from records is taken sentence by sentence as on the
 * slides; the citations name the reviews, also where the rest is safe to project, since the sheet is not projected.
 */
export async function toFacilitatorSheet(
  material: TeachingMaterial,
  site: Site,
  minutes: SessionMinutes,
): Promise<FacilitatorSheet> {
  const items = await loadSessionItems(material)
  const findings = items.filter(({ row }) => row.kind === 'finding')
  const { parts, discussed } = toTimingPlan(minutes, findings.length)
  const reviews = new Set(items.map(({ row }) => row.review)).size
  const more = findings.length - discussed
  return {
    title: await sessionTitle(material),
    site,
    material,
    aims: material.aim === '' ? USUAL_AIMS : [material.aim, ...USUAL_AIMS.slice(1)],
    notes: [
      `Made from ${counted(findings.length, 'finding')} and ${counted(items.length - findings.length, 'recommendation')} of ${counted(reviews, 'review')}.${material.audience === '' ? '' : ` For ${material.audience}.`}`,
      material.safeToProject
        ? 'What only one case could have is left out. The citations name the reviews: this sheet is for whoever leads the session, and is not projected or handed out.'
        : 'Names, places and years of the cases are shown: this sheet is for whoever leads the session.',
      material.showsHarm ? HARM_IS_SHOWN : 'Detail of harm is left out.',
      ...(more > 0
        ? [
            `There is time for ${counted(discussed, 'finding')} of ${findings.length}. Choose which; they need not be the first.`,
          ]
        : []),
    ],
    minutes,
    plan: parts,
    findings: findings.map(item => toSheetFinding(item, item.number <= discussed, site)),
    recommendations: items
      .filter(({ row }) => row.kind === 'recommendation')
      .map(({ title, row }) => ({
        title,
        cites: row.id,
        href: `${site.address}${addressOf(row.id)}`,
        citation: citeAs({ review: row.review, item: row.item }, site).text,
      })),
    marks: marksTogether(items),
  }
}

function toSheetFinding(item: SessionItem, isDiscussed: boolean, site: Site): SheetFinding {
  const { row, sections, questions } = item
  const parts = sections
    .filter(({ slug }) => slug !== 'questions')
    .flatMap(section => {
      const sentences = chooseSentences(section, MOST_WORDS)
      const words = section.speaker === 'library' ? BY_THE_LIBRARY : ''
      if (sentences.length === 0) return []
      return [
        {
          heading: section.heading,
          words,
          sentences: sentences.map(sentence => ({ text: markedText(sentence), cites: sentence.cites })),
        },
      ]
    })
  const isEmpty = parts.length + questions.length === 0
  const ours = sections.some(({ slug, speaker }) => slug === 'questions' && speaker === 'library')
  return {
    number: item.number,
    title: item.title,
    href: `${site.address}${addressOf(row.id)}`,
    note: item.note === '' ? undefined : item.note,
    marks: item.marks,
    isDiscussed,
    parts,
    questions,
    questionWords: ours ? BY_THE_LIBRARY : 'Words of the review',
    leftOut: isEmpty ? TOO_SPECIFIC : leftOutSentence(countLeftOut(sections)),
    citation: citeAs({ review: row.review, item: row.item }, site).text,
  }
}
