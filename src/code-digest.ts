import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rootPath } from './root-path.ts'

/** The parts that decide what is read from a file and how it is ranked. */
const PARTS = ['problems', 'taxonomy', 'corpus', 'analysis', 'search']

/**
 * SHA-256 of the code that reads and ranks and of the versions of the libraries it uses: what another code made of the
 * same files may be another thing, whatever its version says.
 */
export function digestCode(): string {
  const hash = createHash('sha256').update(readFileSync(rootPath('package.json')))
  const here = fileURLToPath(new URL('.', import.meta.url))
  for (const part of PARTS) {
    const names = readdirSync(join(here, part), { recursive: true, encoding: 'utf8' })
    for (const name of names.filter(one => /\.[jt]s$/.test(one)).sort())
      hash.update(`${part}/${name}\n`).update(readFileSync(join(here, part, name)))
  }
  return hash.digest('hex')
}
