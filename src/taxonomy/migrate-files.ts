import { readFile } from 'node:fs/promises'

/** A file that is to be written anew. */
export interface ChangedFile {
  path: string
  /** As it is called in messages: `taxonomy/agency.yaml`. */
  name: string
  before: string
  after: string
  /** Places that change. */
  changes: number
}

/** A line that a person should look at. */
export interface FileLine {
  file: string
  line: number
}

/** A file as text, byte order mark included, so that it can be written back as it was; undefined where it is none. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path))
  } catch {
    return undefined
  }
}

export const NOT_TEXT = 'The file cannot be read as text in UTF-8.'
