import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { SETTING_NAMES } from '../src/config.ts'
import { createReviewSchema } from '../src/corpus/review-schema.ts'
import { REVIEW_SECTIONS, FINDING_SECTIONS, toSlug } from '../src/corpus/sections.ts'
import { RULES } from '../src/problems/rules.ts'
import { rootPath } from '../src/root-path.ts'
import { loadTaxonomy } from '../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../src/taxonomy/taxonomy.ts'
import { helpOf, lessonsCommands } from './cli/run-lessons.ts'
import { filesBelow, textOf } from './source-files.ts'

const GUIDES = ['README.md', 'reviews/README.md', 'taxonomy/README.md']

let taxonomy: Taxonomy
beforeAll(async () => {
  taxonomy = await loadTaxonomy(rootPath('taxonomy'))
})

/** Words set as code in a text. */
function codeIn(text: string): Set<string> {
  return new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!))
}

/** Names from a list that a guide does not have as code, be it alone or in a longer piece. */
function missingFrom(guide: string, names: Iterable<string>): string[] {
  const text = textOf(guide)
  const said = [...codeIn(text), ...[...text.matchAll(/^```[\s\S]*?^```/gm)].map(([block]) => block)].join(
    '\n',
  )
  return [...names].filter(name => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(said))
}

describe('README.md', () => {
  it('begins with what it is, and has the two commands', () => {
    const text = textOf('README.md')
    expect(text.split('\n')[0]).toBe('# The lessons library')
    expect(text).toMatch(/^npm ci && npm start\b/m)
    expect(text).toMatch(/^npm ci && npm test\b/m)
  })

  it('names every setting', () => {
    expect(missingFrom('README.md', SETTING_NAMES)).toEqual([])
  })

  it('names no setting that there is not', () => {
    const named = [...codeIn(textOf('README.md'))].filter(code => /^[A-Z]+(_[A-Z]+)+$/.test(code))
    expect(named.filter(name => ![...SETTING_NAMES, 'CHROME_PATH'].includes(name))).toEqual([])
  })

  it('names every command', { timeout: 60_000 }, async () => {
    expect(
      missingFrom(
        'README.md',
        (await lessonsCommands()).map(name => `lessons ${name}`),
      ),
    ).toEqual([])
  })

  it('names every script that a person runs', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
    const run = Object.keys(scripts).filter(name => !['prepare', 'prestart'].includes(name))
    const commands = run.map(name => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`))
    expect(missingFrom('README.md', commands)).toEqual([])
  })

  it('defines the words that are used everywhere', () => {
    const words = [
      'review',
      'finding',
      'recommendation',
      'episode',
      'facet',
      'term',
      'filter',
      'match',
      'related',
      'problem',
    ]
    const defined = new Set(
      [...textOf('README.md').matchAll(/^\| \*([a-z ]+)\* \|/gm)].map(([, word]) => word),
    )
    expect(words.filter(word => !defined.has(word))).toEqual([])
  })

  it('maps every folder of src', () => {
    const folders = new Set(
      filesBelow('src')
        .map(path => path.split('/')[1]!)
        .filter(name => !name.includes('.')),
    )
    expect(
      missingFrom(
        'README.md',
        [...folders].map(name => `${name}/`).map(name => name.slice(0, -1)),
      ),
    ).toEqual([])
  })

  it('says under which licence code and words stand', () => {
    expect(textOf('README.md')).toMatch(/Code: MIT\./)
    expect(textOf('README.md')).toContain('CC BY 4.0')
  })
})

describe('reviews/README.md', () => {
  it('explains every rule that a review can break', () => {
    const ofTaxonomy = [
      'facet-key-reserved',
      'facet-file-name',
      'term-broader-unknown',
      'taxonomy-file-missing',
    ]
    expect(
      missingFrom(
        'reviews/README.md',
        Object.keys(RULES).filter(rule => !ofTaxonomy.includes(rule)),
      ),
    ).toEqual([])
  })

  it('says of each rule whether it is an error or a warning, and explains none that there is not', () => {
    const table = textOf('reviews/README.md').split(/^## Every rule$/m)[1] ?? ''
    const explained = [...table.matchAll(/^\| \*\*`([a-z-]+)`\*\* \| ([a-z]+) \|/gm)]
    expect(explained.length).toBeGreaterThan(30)
    for (const [, rule, severity] of explained)
      expect({ rule, severity }).toEqual({ rule, severity: RULES[rule!]?.severity })
  })

  /** Fields that are only met when the whole of a level is gone through. */
  const NESTED = {
    frontMatter: ['known-as', 'publisher', 'harm-type', 'reason', 'childs-own-voice'],
    finding: ['systems-factor', 'leads-to', 'reason'],
    episode: ['stage', 'defence-state'],
    recommendation: ['evidence', 'action-type'],
  }

  it.each(['frontMatter', 'finding', 'episode', 'recommendation'] as const)(
    'names every field of the %s',
    level => {
      const fields = fieldsOf(createReviewSchema(taxonomy)[level])
      expect(fields).toEqual(expect.arrayContaining(NESTED[level]))
      expect(missingFrom('reviews/README.md', fields)).toEqual([])
    },
  )

  it('names every section', () => {
    const text = textOf('reviews/README.md')
    expect([...REVIEW_SECTIONS, ...FINDING_SECTIONS].filter(section => !text.includes(section))).toEqual([])
  })
})

/** Names of the fields of a schema and of what is nested in them. */
function fieldsOf(schema: unknown): string[] {
  const { shape, element, unwrap } = schema as {
    shape?: Record<string, unknown>
    element?: unknown
    unwrap?: () => unknown
  }
  if (shape) return Object.entries(shape).flatMap(([name, field]) => [name, ...fieldsOf(field)])
  if (element) return fieldsOf(element)
  return unwrap ? fieldsOf(unwrap.call(schema)) : []
}

describe('taxonomy/README.md', () => {
  it('explains every key of a facet file', () => {
    const keys = new Set(textOf('taxonomy/systems-factor.yaml').match(/^[a-z-]+(?=:)/gm))
    expect(
      missingFrom('taxonomy/README.md', [
        ...keys,
        'broader',
        'synonyms',
        'mappings',
        'retired',
        'replaced-by',
      ]),
    ).toEqual([])
  })
})

describe('every guide', () => {
  it.each(GUIDES)('%s links only to files and headings that there are', guide => {
    const links = [...textOf(guide).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, to]) => to!)
    const broken = links.filter(link => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? guide : posix.join(posix.dirname(guide), path)
      if (!existsSync(rootPath(target))) return true
      return anchor !== undefined && !headingsOf(target).has(anchor)
    })
    expect(broken).toEqual([])
  })

  it.each(GUIDES)('%s names only files that there are', guide => {
    const named = [...codeIn(textOf(guide))].filter(code =>
      /^(src|tests|scripts|reviews|taxonomy)\/[\w./-]+$/.test(code),
    )
    expect(named.filter(path => !existsSync(rootPath(path)))).toEqual([])
  })
})

function headingsOf(path: string): Set<string> {
  return new Set(
    [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => toSlug(heading!.replaceAll("'", ''))),
  )
}

describe('help on the command line', { timeout: 60_000 }, () => {
  it('has an example for every command', async () => {
    const commands = await lessonsCommands()
    expect(commands).toEqual(expect.arrayContaining(['serve', 'check', 'index', 'search']))
    const helps = await Promise.all(commands.map(helpOf))
    for (const [index, command] of commands.entries())
      expect(helps[index], command).toMatch(new RegExp(`Examples?:\\n( {2}.*lessons ${command}.*\\n?)+`))
  })
})

describe('the repository', () => {
  const top = ['README.md', 'package.json', 'package-lock.json', 'tsconfig.json', '.npmrc']
  const files = [
    ...top,
    ...['src', 'tests', 'scripts', 'reviews', 'taxonomy', '.ci'].flatMap(filesBelow),
  ].filter(path => !/\.(png|woff2)$/.test(path))

  it('names no address of a package registry', () => {
    const registry = /\bregistry\.[a-z]+\.[a-z]|"resolved": "https?:|\bnpm\.pkg\.|artifact[o]ry|\bnex[u]s\b/i
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter(path => registry.test(textOf(path)))).toEqual([])
  })

  it('names no path of the machine that it was written on', () => {
    const machine = /(?<![\w.:/-])\/(work|home|root|Users|mnt)\/[\w.]/
    expect(files.filter(path => machine.test(textOf(path)))).toEqual([])
  })
})
