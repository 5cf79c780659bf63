import { BOXES, type BoxId } from '../../../exports/teaching/briefing-box.ts'
import type { FormFields } from '../../page.ts'

export interface BriefingForm {
  title: string
  /** As typed; without those that were not sent. */
  texts: Partial<Record<BoxId, string>>
  /** What was asked for: the id of a format, or to look again. */
  action: string
  /** Whether it is to be made although something was said of it. */
  anyway: boolean
}

/** Reads what the form of a briefing sends; never throws on what somebody sends. */
export function readBriefingForm(fields: FormFields): BriefingForm {
  const texts: BriefingForm['texts'] = {}
  for (const { id } of BOXES) {
    const text = one(fields[`box-${id}`])
    if (text !== undefined) texts[id] = text
  }
  return {
    title: (one(fields['title']) ?? '').replace(/\s+/g, ' ').trim(),
    texts,
    action: one(fields['action']) ?? '',
    anyway: one(fields['anyway']) === 'yes',
  }
}

function one(value: FormFields[string]): string | undefined {
  // A browser sends lines as the mail of old did.
  return (Array.isArray(value) ? value[0] : value)?.replaceAll('\r\n', '\n')
}
