import { join } from 'node:path'
import { z } from 'zod'
import { appendLine } from '../state/append-line.ts'

/** Whoever sits at the command line of the machine. No account can have this name. */
export const COMMAND_LINE = '(command line)'

/** The organisation through which somebody signs in. No account can have this name. */
export const ORGANISATION = '(organisation)'

const plainWord = z.string().regex(/^[\w().: /-]{1,120}$/)

/*
 * What an event may say. There is no field for a text, so that nothing that somebody searched for, wrote or typed as
 * a password can come in.
 */
const auditEvent = z.strictObject({
  /** Name of the account, `(command line)`, `(organisation)`, or null where nobody is signed in. */
  who: plainWord.nullable(),
  /** What was done, in the past: `signed-in`, `role-changed`, `extract-saved`. */
  what: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** What it was done to: the name of an account, the id of an extract. */
  on: plainWord.optional(),
  /** A choice among fixed ones, such as the new role. */
  to: plainWord.optional(),
})

/** Something that somebody did, for the record. */
export type AuditEvent = z.output<typeof auditEvent>

/** What was done and by whom, in the order in which it was done. It is added to and never changed. */
export interface AuditLog {
  /** Resolves when the disk has it. @throws where an event holds more than an event may say */
  record(event: AuditEvent): Promise<void>
}

/** The log in `DATA_DIR/audit.ndjson`: one JSON object a line, with `time` (ISO 8601, UTC) before the event. */
export function createAuditLog(dataDir: string): AuditLog {
  const path = join(dataDir, 'audit.ndjson')
  return {
    record: async event => appendLine(path, { time: new Date().toISOString(), ...auditEvent.parse(event) }),
  }
}
