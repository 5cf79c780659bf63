import { rm } from 'node:fs/promises'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { toString } from 'mdast-util-to-string'
import type { Nodes } from 'mdast'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlPage } from '../../../src/exports/formats/html.ts'
import { md } from '../../../src/exports/formats/md.ts'
import { toMarkdownText } from '../../../src/exports/markdown-text.ts'
import { launchBrowser } from '../../../scripts/browser/launch-browser.mjs'
import { makeExtract, makeSnapshot, PLANTED, written } from '../an-extract.ts'

let made: Awaited<ReturnType<typeof makeSnapshot>>
beforeAll(async () => void (made = await makeSnapshot()))
afterAll(() => rm(made.folder, { recursive: true, force: true }))

const parsed = (text: string) => unified().use(remarkParse).use(remarkGfm).parse(text)
const all = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(all) : [])]

describe('Markdown', () => {
  it('reads any text as that text and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\`*_[]<>|~&!:@#+-=.)(1wW/ a;') }), text => {
        const plain = text.replace(/\s+/g, ' ').trim()
        fc.pre(plain !== '')
        const tree = parsed(toMarkdownText(text))
        expect(tree.children.map(({ type }) => type)).toEqual(['paragraph'])
        expect(all(tree).filter(({ type }) => !['root', 'paragraph', 'text'].includes(type))).toEqual([])
        expect(toString(tree)).toBe(plain)
      }),
      { numRuns: 2000 },
    )
  })

  it('has each finding once, with its marks, and no markup that was planted', async () => {
    const extract = makeExtract(made.snapshot)
    const tree = parsed((await written(md, extract)).toString())
    const headings = all(tree).filter(node => node.type === 'heading')
    expect(toString(headings[0]!)).toBe(extract.title)
    const items = headings.filter(({ depth }) => depth === 3).map(node => toString(node))
    expect(items.toSorted()).toEqual(extract.rows.map(({ item }) => `${item!.id}. ${item!.title}`).toSorted())
    const parts = headings.filter(({ depth }) => depth === 4).map(node => toString(node))
    expect(parts).toContain('What it means for children (Written by the library)')
    expect(parts).toContain('What happened')
    const strange = all(tree).filter(
      node => node.type === 'html' || (node.type === 'link' && !node.url.startsWith('https://lessons.test')),
    )
    expect(strange).toEqual([])
  })
})

/** What a browser makes of the page. */
interface Seen {
  levels: number[]
  articles: number
  tables: Array<{ caption: string; rows: number; heads: boolean }>
  wide: number
  dead: number
}

describe('the page to print', () => {
  it('holds no markup that was planted, and needs nothing from elsewhere', async () => {
    for (const kind of ['finding', 'recommendation', 'review'] as const) {
      const page = (await written(htmlPage, makeExtract(made.snapshot, { kind }))).toString()
      expect(page).toMatch(/^<!doctype html>\s<html lang="en-GB">/)
      expect(page).not.toMatch(/<script|javascript:x"|<link|@import|url\(/i)
      expect(page).toContain('&lt;script&gt;')
    }
  })

  it('is a whole page to a browser, with headings in order and tables that say what they are', async () => {
    const extract = makeExtract(made.snapshot)
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ viewport: { width: 375, height: 800 } })
      const requests: string[] = []
      page.on('request', request => requests.push(request.url()))
      await page.setContent((await written(htmlPage, extract)).toString())
      expect(requests).toEqual([])
      expect(await page.title()).toBe(`What ${PLANTED} says – Lessons library`)
      const seen = await page.evaluate<Seen>(`({
        levels: [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1])),
        articles: document.querySelectorAll('main article').length,
        tables: [...document.querySelectorAll('table')].map(table => ({
          caption: table.caption?.textContent ?? '',
          rows: table.tBodies[0].rows.length,
          heads: [...table.querySelectorAll('th')].every(({ scope }) => scope !== ''),
        })),
        wide: document.documentElement.scrollWidth,
        dead: [...document.querySelectorAll('a[href^="#"]')].filter(
          link => !document.getElementById(link.hash.slice(1)),
        ).length,
      })`)
      expect(seen.levels[0]).toBe(1)
      expect(seen.levels.filter((level, at) => at > 0 && level > seen.levels[at - 1]! + 1)).toEqual([])
      expect(seen.articles).toBe(extract.rows.length)
      expect(seen.tables.length).toBeGreaterThan(5)
      expect(
        seen.tables.filter(({ caption, rows, heads }) => caption === '' || rows === 0 || !heads),
      ).toEqual([])
      expect(seen.tables.at(-1)!.rows).toBe(extract.rows.length)
      expect(seen.wide).toBeLessThanOrEqual(375)
      expect(seen.dead).toBe(0)
    } finally {
      await browser.close()
    }
  })
})
