import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Low } from 'lowdb'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

/** A state file that cannot be used: damaged, or written by a newer version. */
export class StateUnreadable extends Error {
  constructor(path: string, reason: string) {
    super(`The state file ${path} ${reason}`)
    this.name = 'StateUnreadable'
  }
}

/**
 * A small record in one JSON file. Written to one side and then put in place, so that a crash leaves the old or
 * the new and never half of one.
 * @param schema what the file must hold; `version` is checked first, so that a newer file is never overwritten
 * @throws StateUnreadable on reading a file that is damaged or newer
 */
export async function openJsonStore<T extends { version: number }>(
  path: string,
  schema: z.ZodType<T>,
  fresh: T,
): Promise<Low<T>> {
  const low = new Low<T>(
    {
      read: async () => {
        const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
          if (cause.code === 'ENOENT') return undefined
          throw cause
        })
        return text === undefined ? null : parseState(path, text, schema, fresh.version)
      },
      write: async data => {
        await mkdir(dirname(path), { recursive: true })
        await writeFileAtomic(path, `${JSON.stringify(data, null, 1)}\n`, { mode: 0o600 })
      },
    },
    fresh,
  )
  await low.read()
  return low
}

const versioned = z.looseObject({ version: z.number() })

function parseState<T>(path: string, text: string, schema: z.ZodType<T>, version: number): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new StateUnreadable(
      path,
      'is not readable JSON. Restore it from a backup, or move it aside to begin anew.',
    )
  }
  const found = versioned.safeParse(value)
  if (found.success && found.data.version > version)
    throw new StateUnreadable(
      path,
      `was written by a newer version of the library (${found.data.version}, this one knows ${version}). Use the newer version.`,
    )
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    throw new StateUnreadable(
      path,
      'does not have the form it should. Restore it from a backup, or move it aside to begin anew.',
    )
  return parsed.data
}
