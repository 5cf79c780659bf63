import { readdir } from 'node:fs/promises'
import { rootPath } from '../src/root-path.ts'

/** Paths of the review files of a folder of the project. */
export async function reviewsIn(folder: string): Promise<string[]> {
  const names = await readdir(rootPath(folder))
  return names
    .filter(name => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map(name => rootPath(folder, name))
}
