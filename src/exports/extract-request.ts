import { z } from 'zod'

export const LONGEST_TITLE = 200
export const LONGEST_NOTES = 5_000
export const LONGEST_REASON = 300
/** By hand; who leaves out more has another question. */
export const MOST_LEFT_OUT = 200

/** What an extract is called where nobody says. */
export const USUAL_TITLE = 'Thematic extract'

export const titleField = z
  .string('a title')
  .trim()
  .max(LONGEST_TITLE, `at most ${LONGEST_TITLE} characters`)
  .meta({ description: 'Title at the head of the extract.' })

export const notesField = z
  .string('a text')
  .trim()
  .max(LONGEST_NOTES, `at most ${LONGEST_NOTES} characters`)
  .meta({ description: 'Notes that go with it: why it was made, how it is to be read.' })

export const leftOutField = z.strictObject({
  id: z.string().min(1, 'the id of a match'),
  reason: z.string().trim().min(1, 'a reason').max(LONGEST_REASON, `at most ${LONGEST_REASON} characters`),
})

export type LeftOut = z.output<typeof leftOutField>

/** `<id>:<reason>`, as an address says that an item is left out. An id never holds a colon. */
export function parseLeftOut(text: string): LeftOut | undefined {
  const at = text.indexOf(':')
  const parsed = leftOutField.safeParse({ id: text.slice(0, Math.max(0, at)), reason: text.slice(at + 1) })
  return parsed.success ? parsed.data : undefined
}

export function toLeftOutText({ id, reason }: LeftOut): string {
  return `${id}:${reason}`
}
