import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BENCHMARKS_FILE } from './benchmarks.ts'

/** SHA-256 of the files of a taxonomy folder, by name: the same digest means the same vocabulary. */
export async function digestTaxonomy(dir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of [
    ...(await yamlFiles(dir)),
    BENCHMARKS_FILE,
    ...(await yamlFiles(join(dir, 'lists'))).map(list => `lists/${list}`),
  ]) {
    // A file that goes between listing and reading shows in the next digest.
    const bytes = await readFile(join(dir, name)).catch(() => '')
    hash.update(`${name}\n`).update(bytes)
  }
  return hash.digest('hex')
}

/** Names of the YAML files of a folder, sorted; none where the folder is not there. */
export async function yamlFiles(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw cause
  })
  return names.filter(name => name.endsWith('.yaml')).sort()
}
