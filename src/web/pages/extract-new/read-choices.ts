import type { ExtractRequest } from '../../../exports/create-extract.ts'
import { LONGEST_NOTES, LONGEST_REASON, LONGEST_TITLE } from '../../../exports/extract-request.ts'
import { parseQueryString } from '../../../search/parse-query-string.ts'
import type { Taxonomy } from '../../../taxonomy/taxonomy.ts'
import type { FormFields } from '../../page.ts'

/** What is wrong with a field of the form. */
export interface FormError {
  /** Id of the field on the page. */
  field: string
  text: string
}

/** What somebody chose on the page. */
export interface Choices {
  request: ExtractRequest
  /** Reasons of the ticked items, as typed. */
  reasons: ReadonlyMap<string, string>
  /** Whether it is to be saved, and not only shown. */
  saves: boolean
  errors: FormError[]
}

/** Reads the form of a new extract; never throws on what somebody sends. */
export function readChoices(fields: FormFields, taxonomy: Taxonomy): Choices {
  const text = (name: string) => [fields[name]].flat()[0]?.trim() ?? ''
  const { query } = parseQueryString(text('query'), taxonomy)
  const ids = [...new Set([fields['leave-out'] ?? []].flat())].filter(id => id !== '')
  const reasons = new Map(ids.map(id => [id, text(`reason:${id}`)]))
  const [title, notes] = [text('title'), text('notes')]
  const saves = text('action') === 'save'
  const errors: FormError[] = []
  if (title.length > LONGEST_TITLE)
    errors.push({ field: 'title', text: `Give a title of at most ${LONGEST_TITLE} characters` })
  else if (saves && title === '')
    errors.push({ field: 'title', text: 'Give the extract a title, to find it by' })
  if (notes.length > LONGEST_NOTES)
    errors.push({ field: 'notes', text: `Shorten the notes to at most ${LONGEST_NOTES} characters` })
  for (const [id, reason] of reasons) {
    if (reason === '') errors.push({ field: `reason-${id}`, text: `Say why ${id} is left out` })
    else if (reason.length > LONGEST_REASON)
      errors.push({
        field: `reason-${id}`,
        text: `Shorten the reason for ${id} to ${LONGEST_REASON} characters`,
      })
  }
  const leaveOut = [...reasons].flatMap(([id, reason]) => (reason === '' ? [] : [{ id, reason }]))
  return { request: { query, title, notes, leaveOut }, reasons, saves, errors }
}
