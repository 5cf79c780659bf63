import { beforeAll, describe, expect, it } from 'vitest'
import type { Slide } from '../../../src/exports/teaching/slide.ts'
import { toSlideDeck, type SlideDeck } from '../../../src/exports/teaching/slide-deck.ts'
import { toPptx } from '../../../src/exports/teaching/to-pptx.ts'
import { unzipped } from '../unzipped.ts'
import { aSession, loadReviews, OUT_OF_SCHOOL, SITE } from './session.ts'

let deck: SlideDeck
let parts: Record<string, string>

beforeAll(async () => {
  const snapshot = await loadReviews()
  deck = await toSlideDeck(aSession(OUT_OF_SCHOOL, snapshot, { title: 'Out of school & <seen>' }), SITE)
  parts = Object.fromEntries(await unzipped(await toPptx(deck, { notes: true })))
})

const slideXml = (number: number) => parts[`ppt/slides/slide${number}.xml`]!
const plain = (xml: string) =>
  [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)]
    .map(([, text]) => text)
    .join('\n')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&apos;/g, "'")
    .replace(/&quot;/g, '"')

/** Shapes of a slide with the kind of their placeholder. */
const shapesOf = (xml: string) =>
  [...xml.matchAll(/<p:sp>[\s\S]*?<\/p:sp>/g)].map(([shape]) => ({
    shape,
    kind: /<p:ph[^>]*type="(\w+)"/.exec(shape)?.[1],
  }))

describe('toPptx', () => {
  it('has title and text of each slide in placeholders of a layout', () => {
    deck.slides.forEach((slide: Slide, at) => {
      const xml = slideXml(at + 1)
      const shapes = shapesOf(xml)
      expect(shapes.filter(({ kind }) => kind === undefined)).toEqual([])
      expect(plain(shapes.find(({ kind }) => kind === 'title')!.shape)).toBe(slide.title)
      const body = shapes.filter(({ kind }) => kind === 'body').map(({ shape }) => plain(shape))
      expect(body).toContain(slide.bullets.map(({ text }) => text).join('\n'))
      expect(body.at(-1)).toMatch(/^Grades? .*not yet checked by a person$/)
    })
    const layouts = Object.keys(parts).filter(name => /slideLayouts\/slideLayout\d+\.xml$/.test(name))
    expect(layouts.map(name => /<p:cSld name="([^"]*)"/.exec(parts[name]!)?.[1])).toEqual(
      expect.arrayContaining(['Opening', 'Text']),
    )
  })

  it('has nothing that is talked about in less than 24 points', () => {
    deck.slides.forEach(({ bullets, title }, at) => {
      const texts = [title, ...bullets.map(({ text }) => text)]
      for (const { shape } of shapesOf(slideXml(at + 1)))
        if (texts.some(text => plain(shape).includes(text)))
          for (const [, size] of shape.matchAll(/ sz="(\d+)"/g))
            expect(Number(size)).toBeGreaterThanOrEqual(2400)
    })
  })

  it('has notes with the text and how to cite it, and none where they are to be shared', async () => {
    const at = deck.slides.findIndex(({ over }) => over.startsWith('Finding 1'))
    const notes = plain(parts[`ppt/notesSlides/notesSlide${at + 1}.xml`]!)
    expect(notes).toContain('What it means for children (written by the library): ')
    expect(notes).toContain('https://lessons.example/reviews/2010-birmingham-withdrawn-from-school/F1')
    const shared = [...(await unzipped(await toPptx(deck, { notes: false }))).values()].join('\n')
    expect(shared).not.toMatch(/birmingham|Khyra|highland|surrey/i)
    expect(shared).toContain('Out of school &amp; &lt;seen&gt;')
  })

  it('is in British English throughout, with title and author', () => {
    expect(Object.keys(parts).filter(name => parts[name]!.includes('en-US'))).toEqual([])
    expect(slideXml(3)).toContain('lang="en-GB"')
    expect(parts['docProps/core.xml']).toContain('<dc:title>Out of school &amp; &lt;seen&gt;</dc:title>')
    expect(parts['docProps/core.xml']).toContain('<dc:creator>Lessons library</dc:creator>')
  })

  it('has no picture without a description', () => {
    const all = Object.entries(parts).filter(([name]) => /ppt\/slide/.test(name))
    expect(all.filter(([, xml]) => /<p:pic>/.test(xml))).toEqual([])
  })
})
