import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { rootPath } from '../src/root-path.ts'

/** A file of the project and what it imports. */
export interface SourceFile {
  /** Path from the root of the project: `src/corpus/corpus.ts`. */
  path: string
  text: string
  /** Files of ours that it imports, types included, as paths from the root. */
  imports: string[]
  /** Packages that it imports: `zod`, `@axe-core/playwright`. */
  packages: string[]
}

/** Paths of all files below a folder of the project, in alphabetical order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(rootPath(folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(rootPath('').length))
    .sort()
}

export function textOf(path: string): string {
  return readFileSync(rootPath(path), 'utf8')
}

/** TypeScript files below a folder, with what they import as the compiler sees it. */
export function sourceFiles(folder: string): SourceFile[] {
  return filesBelow(folder)
    .filter(path => path.endsWith('.ts'))
    .map(path => {
      const text = textOf(path)
      const named = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
      return {
        path,
        text,
        imports: named.filter(name => name.startsWith('.')).map(name => join(dirname(path), name)),
        packages: named.filter(name => !/^(\.|node:)/.test(name)).map(packageOf),
      }
    })
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
