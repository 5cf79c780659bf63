import createError from 'http-errors'
import { BRIEFING_FORMATS } from '../../../exports/teaching/briefing-format.ts'
import { toBriefingSheet } from '../../../exports/teaching/briefing-sheet.ts'
import { createBriefing } from '../../../exports/teaching/briefing.ts'
import { editBriefing } from '../../../exports/teaching/edited-briefing.ts'
import { materialAsked, teachingPages, type Choices, type MaterialAsked } from '../../material-asked.ts'
import type { Download, FormFields, Page, Redirection, View, WebParts } from '../../page.ts'
import { readForm } from '../../read-form.ts'
import { sessionFileName } from '../../session-file-name.ts'
import { checkBriefing } from './check-briefing.ts'
import { presentBriefing } from './present-briefing.ts'
import { readBriefingForm } from './read-briefing-form.ts'

/** A sheet is read, and names the records it stands on, unless somebody asks for one that is projected. */
const USUAL: Choices = { safe: false, harm: false }

/** Seven boxes of text of which somebody may write as much as they like before it is said that it is too much. */
const MOST = { size: '200kb', words: '200 kilobytes' }

/** The seven-minute briefing of a review, a term or a pack: read, changed, and taken away as a file. */
export const briefingPages: Page[] = teachingPages('briefing', {
  template: 'pages/briefing/page.njk',
  section: 'packs',
  view: async (request, parts) => {
    const asked = await materialAsked(request, parts, USUAL)
    if (!asked || 'redirectTo' in asked) return asked
    return show(asked, parts)
  },
  reads: () => readForm(50, MOST),
  sent: async (fields, parts, request) => {
    const asked = await materialAsked(request, parts, USUAL)
    if (!asked) throw createError(404, 'There is nothing at this address that a briefing could be made of.')
    return 'redirectTo' in asked ? asked : answer(fields, asked, parts)
  },
})

async function show(asked: MaterialAsked, parts: WebParts): Promise<View> {
  const made = await createBriefing(asked.material)
  return presentBriefing({ asked, made, edited: made, problems: [], site: parts.extracts.site })
}

/** What the form sends: a file, or the page again with what is to be said of the texts. Nothing typed is lost. */
async function answer(
  fields: FormFields,
  asked: MaterialAsked,
  { extracts, library }: Pick<WebParts, 'extracts' | 'library'>,
): Promise<View | Redirection | Download> {
  const { texts, title, action, anyway } = readBriefingForm(fields)
  const made = await createBriefing(asked.material)
  const edited = editBriefing(made, texts, title === '' ? made.title : title)
  const problems = await checkBriefing(edited, made, library.snapshot)
  const format = BRIEFING_FORMATS.find(({ id }) => id === action)
  if (format && (problems.length === 0 || anyway))
    return {
      download: {
        name: sessionFileName(edited.title, `briefing.${format.id}`),
        mediaType: format.mediaType,
        body: await format.write(toBriefingSheet(edited, extracts.site)),
      },
    }
  const view = presentBriefing({ asked, made, edited, problems, site: extracts.site, texts })
  return format
    ? { ...view, title: `Error: ${String(view.title)}`, status: 422, wanted: format }
    : { ...view, isChecked: true }
}
