import { toFacilitatorSheet } from '../../../exports/teaching/facilitator-sheet.ts'
import {
  EVALUATION_FORM,
  HOW_TO_CLOSE,
  LOOKING_AFTER,
  WHAT_PEOPLE_MAY_SAY,
} from '../../../exports/teaching/facilitator-words.ts'
import { marksLine } from '../../../exports/teaching/slide.ts'
import { CARE_NOTE, SUPPORT } from '../../../exports/teaching/support.ts'
import { SESSION_MINUTES, USUAL_MINUTES } from '../../../exports/teaching/timing-plan.ts'
import { materialAsked, teachingPages } from '../../material-asked.ts'
import type { Page } from '../../page.ts'
import {
  presentSession,
  readMinutes,
  toCiteHref,
  USUAL_CHOICES,
  withParameter,
} from '../../presenters/present-session.ts'

const FORMATS = [
  { id: 'docx', label: 'Word' },
  { id: 'html', label: 'Page to print' },
  { id: 'md', label: 'Markdown' },
]

/** The sheet of whoever leads a session. */
export const facilitatorPages: readonly Page[] = teachingPages('facilitator', {
  template: 'pages/facilitator/page.njk',
  view: async (request, parts) => {
    const asked = await materialAsked(request, parts, USUAL_CHOICES)
    if (!asked || 'redirectTo' in asked) return asked
    const minutes = readMinutes(request.query['minutes'], asked.notices)
    const sheet = await toFacilitatorSheet(asked.material, parts.extracts.site, minutes)
    const timed = (href: string) =>
      minutes === USUAL_MINUTES ? href : withParameter(href, 'minutes', String(minutes))
    return {
      title: `Facilitator’s sheet: ${sheet.title}`,
      ...presentSession(asked, 'facilitator'),
      sheet: {
        ...sheet,
        material: undefined,
        marks: marksLine(sheet),
        total: sheet.plan.reduce((sum, one) => sum + one.minutes, 0),
        findings: sheet.findings.map(one => ({
          ...one,
          marks: marksLine(one),
          href: new URL(one.href).pathname,
          parts: one.parts.map(part => ({
            ...part,
            sentences: part.sentences.map(({ text, cites }) => ({ text, href: toCiteHref(cites) })),
          })),
          questions: one.questions.map(question => ({ ...question, href: toCiteHref(question.cites) })),
        })),
        recommendations: sheet.recommendations.map(one => ({ ...one, href: toCiteHref(one.cites) })),
      },
      sizes: SESSION_MINUTES.map(one => ({ minutes: one, isChosen: one === minutes })),
      words: { CARE_NOTE, WHAT_PEOPLE_MAY_SAY, LOOKING_AFTER, HOW_TO_CLOSE, EVALUATION_FORM, SUPPORT },
      formats: FORMATS.map(({ id, label }) => ({ label, href: timed(asked.toHref(`facilitator.${id}`)) })),
    }
  },
})
