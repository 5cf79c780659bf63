import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rootPath } from '../src/root-path.ts'
import { filesBelow, sourceFiles, textOf, type SourceFile } from './source-files.ts'

const FILES = sourceFiles('src')

const BELOW_PAGES = [
  'problems',
  'taxonomy',
  'corpus',
  'analysis',
  'search',
  'exports',
  'state',
  'accounts',
  'collections',
  'authoring',
]

/** What each folder of src may import, beside itself. Reading it from top to bottom is following a document. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  problems: [],
  taxonomy: ['problems'],
  corpus: ['taxonomy', 'problems'],
  analysis: ['corpus', 'taxonomy'],
  search: ['analysis', 'corpus', 'taxonomy'],
  exports: ['search', 'analysis', 'corpus', 'taxonomy'],
  state: [],
  accounts: ['state'],
  collections: ['state', 'accounts', 'exports', 'search', 'analysis', 'corpus', 'taxonomy'],
  authoring: ['state', 'accounts', 'analysis', 'corpus', 'taxonomy', 'problems'],
  api: [...BELOW_PAGES, 'config.ts', 'version.ts'],
  web: [...BELOW_PAGES, 'config.ts', 'version.ts', 'root-path.ts', 'services.ts', 'error-handler.ts'],
  cli: [...BELOW_PAGES, 'config.ts', 'version.ts', 'services.ts', 'server.ts', 'port-taken.ts'],
}

/** Imports that the table does not have, each with the reason why it stands. A reason that is used up goes. */
const TOLERATED: Readonly<Record<string, string>> = {
  'src/search/parse-search-query.ts → problems':
    'a fault of a request offers "did you mean" in the words of a fault of a file',
}

/** The one home of each third-party library that has one. */
const HOMES: Readonly<Record<string, RegExp>> = {
  meilisearch: /^src\/search\//,
  lowdb: /^src\/state\//,
  'write-file-atomic': /^src\/(state|cli)\//,
  nunjucks: /^src\/web\//,
  helmet: /^src\/web\//,
  canonicalize: /^src\/exports\//,
  diff: /^src\/exports\//,
  docx: /^src\/exports\//,
  pptxgenjs: /^src\/exports\//,
  feed: /^src\/exports\//,
  exceljs: /^src\/exports\//,
  '@citation-js/core': /^src\/exports\//,
  vega: /^src\/exports\/charts\//,
  'vega-lite': /^src\/exports\/charts\//,
  elkjs: /^src\/exports\/charts\//,
  '@resvg/resvg-js': /^src\/exports\/charts\//,
  'csv-parse': /^src\/(taxonomy|analysis\/agreement)\//,
  'pure-rand': /^src\/analysis\/agreement\//,
  'csv-stringify': /^src\/exports\//,
  yaml: /^src\/(problems|corpus)\//,
  jsonld: /^src\/taxonomy\//,
  n3: /^src\/taxonomy\//,
  stemmer: /^src\/(analysis|search|corpus)\//,
  'retext-english': /^src\/corpus\/wording\//,
  'nlcst-search': /^src\/corpus\/wording\//,
  syllable: /^src\/corpus\/wording\//,
  'flesch-kincaid': /^src\/corpus\/wording\//,
  '@inquirer/prompts': /^src\/cli\//,
  // Reading a document of another form is the same work as reading ours, with other readers and the writer.
  unified: /^src\/(corpus|authoring\/import)\//,
  mammoth: /^src\/authoring\/import\//,
  'pdfjs-dist': /^src\/authoring\/import\//,
  'rehype-parse': /^src\/authoring\/import\//,
  'rehype-remark': /^src\/authoring\/import\//,
  'remark-stringify': /^src\/authoring\/import\//,
  yauzl: /^src\/(authoring\/import\/|exports\/teaching\/with-language\.ts$)/,
  'remark-parse': /^src\/corpus\//,
  'zod-openapi': /^src\/api\//,
  commander: /^src\/cli\//,
  'vfile-reporter': /^src\/cli\//,
  'simple-git': /^src\/authoring\//,
  chokidar: /^src\/corpus\//,
  // Accounts has what pages and API both ask of a request, and these two import nothing of each other.
  express:
    /^src\/(accounts\/|api\/|web\/|(answer-unchanged|app|error-handler|health|log-requests|server)\.ts$)/,
  'express-session': /^src\/accounts\//,
  'openid-client': /^src\/accounts\//,
  'csrf-sync': /^src\/accounts\//,
  'express-rate-limit': /^src\/accounts\//,
  compression: /^src\/app\.ts$/,
  pino: /^src\/(services|error-handler|log-requests)\.ts$/,
  'pino-http': /^src\/log-requests\.ts$/,
}

/** What may stand at the top of the project, beside what Git is told to ignore. */
const TOP = [
  ...[
    'README.md',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    '.gitignore',
    '.gitattributes',
    '.npmrc',
  ],
  ...['reviews', 'taxonomy', 'scripts', 'tests', 'src', '.ci', '.git'],
]

/** `corpus` for a file in src/corpus, `config.ts` for one that stands in src itself. */
function roomOf(path: string): string {
  return path.split('/')[1]!
}

const isFolder = (room: string) => !room.endsWith('.ts')

describe('src', () => {
  it('has the folders of the table and no other', () => {
    const folders = new Set(FILES.map(file => roomOf(file.path)).filter(isFolder))
    expect(Object.keys(ARROWS)).toEqual(expect.arrayContaining([...folders]))
  })

  it('imports only along the arrows of the table', () => {
    const broken = FILES.filter(file => isFolder(roomOf(file.path))).flatMap(file =>
      crossings(file)
        .filter(room => !ARROWS[roomOf(file.path)]!.includes(room))
        .map(room => `${file.path} → ${room}`),
    )
    expect(broken.filter(one => !(one in TOLERATED))).toEqual([])
    expect(Object.keys(TOLERATED).filter(one => !broken.includes(one))).toEqual([])
  })

  it('keeps what runs in a browser to itself', () => {
    const client = FILES.filter(file => file.path.startsWith('src/web/client/'))
    const isEditor = (file: SourceFile) => file.path.startsWith('src/web/client/editor/')
    const strange = client.flatMap(file => [
      ...file.imports.filter(path => !path.startsWith('src/web/client/')),
      // The editor is made of one library; what every page loads is made of none.
      ...file.packages.filter(name => !(isEditor(file) && name.startsWith('@codemirror/'))),
    ])
    expect(strange).toEqual([])
    const borrowed = FILES.filter(file => !client.includes(file)).flatMap(file =>
      file.imports.filter(path => path.startsWith('src/web/client/')),
    )
    expect(borrowed).toEqual([])
  })

  it.each(Object.entries(HOMES))('knows %s in one home', (name, home) => {
    const users = FILES.filter(file => file.packages.includes(name)).map(file => file.path)
    expect(users.filter(path => !home.test(path))).toEqual([])
  })

  it('reads the environment only where the settings are asked for', () => {
    const readers = FILES.filter(file => file.text.includes('process.env'))
    expect(readers.length).toBeGreaterThan(0)
    expect(
      readers.filter(file => !file.text.includes('loadConfig(process.env)')).map(file => file.path),
    ).toEqual([])
  })

  it('has no circle of files that import one another', () => {
    expect(circleIn(FILES)?.join(' → ')).toBeUndefined()
  })

  it('has no file that is longer than a person reads at once', () => {
    const long = FILES.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    expect(long.filter(({ lines }) => lines > 220)).toEqual([])
  })

  it('imports only packages that an install for use brings, or their types', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> }
    const values = FILES.filter(file => !file.path.startsWith('src/web/client/')).flatMap(file =>
      file.packages
        .filter(name => !new RegExp(`import type [^\\n]* from '${name}'`).test(file.text))
        .filter(name => !(name in dependencies))
        .map(name => `${file.path} → ${name}`),
    )
    expect(values).toEqual([])
  })

  it.each([
    ['src/corpus/rules', /^(index|rule)\.ts$/, 'src/corpus/rules/index.ts'],
    ['src/cli/commands', /^$/, 'src/cli/main.ts'],
    ['src/web/pages', /^(?!page\.ts$)/, 'src/web/routes.ts'],
  ])('uses everything in %s', (folder, others, list) => {
    const { imports } = FILES.find(file => file.path === list)!
    const forgotten = FILES.map(file => file.path)
      .filter(path => path.startsWith(`${folder}/`) && !others.test(basename(path)))
      .filter(path => !imports.includes(path))
    expect(forgotten).toEqual([])
  })
})

/** Folders and files of src that a file imports from, other than its own. */
function crossings({ path, imports }: SourceFile): string[] {
  return [...new Set(imports.map(roomOf))].filter(room => room !== roomOf(path))
}

/** The first circle that is found, from a file back to itself. */
function circleIn(files: readonly SourceFile[]): string[] | undefined {
  const byPath = new Map(files.map(file => [file.path, file]))
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return undefined
    for (const next of byPath.get(path)?.imports ?? []) {
      const found = visit(next, [...trail, path])
      if (found) return found
    }
    done.add(path)
    return undefined
  }
  for (const { path } of files) {
    const found = visit(path, [])
    if (found) return found
  }
  return undefined
}

describe('names of files', () => {
  const files = ['src', 'tests', 'scripts'].flatMap(filesBelow)

  it('are in lower case with hyphens', () => {
    const named = files.map(path => basename(path)).filter(name => name !== 'README.md')
    expect(named.filter(name => !/^_?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(name))).toEqual([])
  })

  it('say what is inside, and never that it is useful', () => {
    const vague = files.filter(path => /(^|[/-])(utils?|helpers?|common|misc|types)([./-]|$)/.test(path))
    expect(vague).toEqual([])
  })

  it('call a file index only where its folder is a list', () => {
    const lists = ['src/corpus/rules/index.ts', 'src/authoring/rules/index.ts', 'src/exports/index.ts']
    expect(files.filter(path => basename(path) === 'index.ts' && !lists.includes(path))).toEqual([])
  })
})

describe('the project', () => {
  const read = [
    'README.md',
    ...['src', 'tests', 'scripts', 'reviews', 'taxonomy'].flatMap(filesBelow),
  ].filter(path => /\.(ts|mjs|js|json|md|njk|scss|yaml|d\.mts)$/.test(path))

  it('carries all that it needs, and reads no folder beside it', () => {
    // Written in two halves, so that this file is not met itself.
    const beside = new RegExp(['\\bsha', 'red/'].join(''))
    expect(read.filter(path => beside.test(textOf(path)))).toEqual([])
  })

  it('has at its top only what the layout names', () => {
    const ignored = textOf('.gitignore')
      .split('\n')
      .map(line => line.replace(/\/$/, ''))
    const top = readdirSync(rootPath('')).filter(name => !name.endsWith('.tsbuildinfo'))
    expect(top.filter(name => !TOP.includes(name) && !ignored.includes(name))).toEqual([])
  })
})
