import type { Site } from '../../../exports/column.ts'
import { BRIEFING_FORMATS } from '../../../exports/teaching/briefing-format.ts'
import {
  countWords,
  MOST_WORDS,
  MOST_WORDS_OF_A_BOX,
  NO_RECORD,
  textOfBox,
  wordsOfSentence,
  type BoxId,
  type BriefingBox,
} from '../../../exports/teaching/briefing-box.ts'
import { citer, toBriefingSheet } from '../../../exports/teaching/briefing-sheet.ts'
import { MOST_GRADE, type Briefing } from '../../../exports/teaching/briefing.ts'
import { EDITED } from '../../../exports/teaching/edited-briefing.ts'
import type { MaterialAsked } from '../../material-asked.ts'
import type { View } from '../../page.ts'
import { teachingLinksBeside } from '../../teaching-links.ts'
import type { BriefingProblem } from './check-briefing.ts'

export interface PresentedBriefing {
  asked: MaterialAsked
  /** As it was made, and as it stands now. */
  made: Briefing
  edited: Briefing
  problems: readonly BriefingProblem[]
  site: Site
  /** As typed, where something was. */
  texts?: Readonly<Partial<Record<BoxId, string>>>
}

/** What the page of a briefing shows. */
export function presentBriefing({ asked, made, edited, problems, site, texts }: PresentedBriefing): View {
  const { material, rule, notices, toHref, items } = asked
  // Whoever makes the sheet sees where each sentence stands, also of one that is safe to project.
  const toCite = citer(
    { reviews: edited.reviews, material: { ...material, safeToProject: false } },
    { ...site, address: '' },
  )
  const sheet = toBriefingSheet(edited, site)
  const { safeToProject: safe, showsHarm: harm, from } = material
  return {
    title: `Seven-minute briefing: ${edited.title}`,
    heading: edited.title,
    notices,
    from: { ...from, isChosen: from.kind === 'pack' && from.id === '' },
    isInOrderChosen: from.kind === 'pack',
    isEmpty: material.items.length === 0,
    action: toHref('briefing'),
    beside: teachingLinksBeside('briefing', toHref),
    marks: edited.marks,
    boxes: made.boxes.map((box, at) => {
      const now = edited.boxes[at]!
      return {
        ...{ id: box.id, number: at + 1, heading: box.heading, rule: box.rule },
        mark: sheet.boxes[at]!.mark,
        text: texts?.[box.id] ?? textOfBox(now),
        rows: Math.max(5, Math.ceil(textOfBox(now).length / 78) + now.paragraphs.length),
        words: countWords(textOfBox(now)),
        lacks: box.paragraphs.length === 0 ? NO_RECORD : undefined,
        problems: problems.filter(({ field }) => field === `box-${box.id}`),
        trace: traceOf(now, toCite),
      }
    }),
    ...{ problems, words: edited.words, mostWords: MOST_WORDS, mostOfABox: MOST_WORDS_OF_A_BOX },
    ...{ grade: Number.isNaN(edited.grade) ? undefined : edited.grade.toFixed(1), mostGrade: MOST_GRADE },
    isHard: edited.grade > MOST_GRADE,
    titleProblems: problems.filter(({ field }) => field === 'title'),
    formats: BRIEFING_FORMATS.map(({ id, label }) => ({ id, label })),
    records: sheet.records,
    rule,
    choices: [
      {
        label: 'Safe to project',
        says: 'Leaves out names, places, numbers and whatever is specific to one case, and does not name the records.',
        isOn: safe,
        href: toHref('briefing', { safe: !safe }),
      },
      {
        label: 'Detail of harm',
        says: 'Also takes sentences that tell of harm to a child.',
        isOn: harm,
        href: toHref('briefing', { harm: !harm }),
      },
    ],
    packHref: items.length > 0 ? toHref('new').replace(/&(?:safe|harm)=\w+/g, '') : undefined,
  }
}

/** Each sentence of a box with where it stands. */
function traceOf({ paragraphs }: BriefingBox, toCite: ReturnType<typeof citer>) {
  return paragraphs.flat().map(sentence => ({
    text: wordsOfSentence(sentence),
    ...(sentence.cites === undefined ? { edited: EDITED } : { cite: toCite(sentence.cites) }),
  }))
}
