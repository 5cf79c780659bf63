import { fileURLToPath } from 'node:url'

/** A path inside the project, from the source as from what is built of it: both lie one folder deep. */
export function rootPath(...parts: string[]): string {
  return fileURLToPath(new URL(['..', ...parts].join('/'), import.meta.url))
}
