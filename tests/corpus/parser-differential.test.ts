import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { tests as examples } from 'commonmark-spec'
import type { Node } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/corpus/parse-markdown.ts'
import { rootPath } from '../../src/root-path.ts'
import { reviewsIn } from '../library-fixture.ts'

/** The parser that others are measured by. */
const reference = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).freeze()

/** The tree by the reference, with citations defined as the parser of the library defines them. */
function byReference(text: string): Node[] {
  const labels = new Set([...text.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, label]) => label!))
  const root = reference.parse(`${text}\n\n${[...labels].map(label => `[^${label}]: .`).join('\n\n')}`)
  return root.children.filter(node => node.position!.start.offset! < text.length)
}

/** As JSON: fields in one order, and fields that are not set left out. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null)
  return Object.fromEntries(
    fields.toSorted(([a], [b]) => a.localeCompare(b)).map(([key, inner]) => [key, plain(inner)]),
  )
}

/** Refused for a fault that is found before anybody looks at the tree. */
const NOT_READ: ReadonlySet<string> = new Set(['quotation-nested-too-deep.md', 'front-matter-unclosed.md'])

const invalid = fileURLToPath(new URL('../fixtures/invalid/', import.meta.url))
const files = [
  ...(await reviewsIn('reviews')),
  ...(await reviewsIn('tests/fixtures/reviews')),
  ...readdirSync(invalid)
    .filter(name => name.endsWith('.md') && !NOT_READ.has(name))
    .map(name => `${invalid}${name}`),
  rootPath('reviews/README.md'),
]

/** Examples of the specification that the two read otherwise: 606 has a backslash in an e-mail address. */
const DIFFERENT: ReadonlySet<number> = new Set([606])

describe('the parser', () => {
  it.each(files.map(path => [path.split('/').at(-1)!, path] as const))(
    'makes of %s the same tree as remark',
    (_name, path) => {
      const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
      expect(plain(parseMarkdown(text)!.children)).toEqual(plain(byReference(text)))
    },
  )

  it('makes the same trees of the examples of CommonMark', () => {
    const different = examples.filter(
      ({ markdown }) =>
        JSON.stringify(plain(parseMarkdown(markdown)!.children)) !==
        JSON.stringify(plain(byReference(markdown))),
    )
    expect(examples.length).toBeGreaterThan(600)
    expect(different.map(({ number }) => number)).toEqual([...DIFFERENT])
  })
})
