import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rootPath } from './root-path.ts'

/** This folder, be it source or built of it, and the assets, whose addresses stand on the pages. */
const FOLDERS = [fileURLToPath(new URL('.', import.meta.url)), rootPath('dist', 'assets')]

/**
 * SHA-256 of the software as it lies on disk, with what it is built on: an upgrade, or a changed template, makes
 * other answers.
 */
export function digestSoftware(): string {
  const hash = createHash('sha256')
  for (const path of [rootPath('package.json'), ...FOLDERS.flatMap(filesBelow)].sort())
    hash.update(`${relative(rootPath(), path)}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}
