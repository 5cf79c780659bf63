import { toPlainText } from '../docx/plain-text.ts'
import { marksLine, type Slide } from './slide.ts'
import type { Site } from '../column.ts'
import { toSlideDeck, type SlideDeck } from './slide-deck.ts'
import type { TeachingMaterial } from './teaching-material.ts'
import { withLanguage } from './with-language.ts'

const INK = '1C2427'
const BRAND = '17474B'
const QUIET = '4B5659'
const PAPER = 'FFFDF9'
/** Fonts that every Office has. */
const TEXT = 'Calibri'

/** A wide slide, in inches. */
const WIDE = { width: 13.333, height: 7.5 }
const LEFT = 0.75
const WIDTH = WIDE.width - 2 * LEFT

/** Points; nothing that is talked about is smaller than 24. */
const SIZES = { title: 28, opening: 44, over: 20, body: 28, words: 20, marks: 15 }

const LANGUAGE = 'en-GB'

/** Choices of a file. */
export interface PptxChoices {
  /** Whether it carries the speaker's notes, which name the reviews. */
  notes: boolean
}

/** The slides of a session as the bytes of a PowerPoint file. */
export async function toSessionPptx(
  material: TeachingMaterial,
  site: Site,
  choices: PptxChoices = { notes: true },
): Promise<Buffer> {
  return toPptx(await toSlideDeck(material, site), choices)
}

/**
 * Slides as a PowerPoint file: two layouts with real placeholders for title, body, what stands over the title, and
 * marks; 24 points and more for what is read; notes with full text and citations; British English.
 * @returns the bytes of the file
 */
export async function toPptx(deck: SlideDeck, { notes }: PptxChoices): Promise<Buffer> {
  // Loaded when somebody asks for slides: most processes never do.
  const { default: PptxGen } = await import('pptxgenjs')
  const pptx = new (PptxGen as unknown as new () => InstanceType<typeof PptxGen.default>)()
  const name = toPlainText(deck.site.name)
  pptx.defineLayout({ name: 'WIDE', ...WIDE })
  pptx.layout = 'WIDE'
  pptx.title = toPlainText(deck.title)
  pptx.author = name
  pptx.company = name
  pptx.subject = 'Slides for a session on what reviews have found'
  pptx.theme = { headFontFace: TEXT, bodyFontFace: TEXT }
  const place = (
    placeholder: string,
    type: 'title' | 'body',
    y: number,
    h: number,
    fontSize: number,
    more: object = {},
  ) => ({
    placeholder: {
      options: {
        ...{ name: placeholder, type, x: LEFT, y, w: WIDTH, h, fontSize, fontFace: TEXT, color: INK },
        ...{ align: 'left' as const, valign: 'top' as const, margin: 0, ...more },
      },
      text: '',
    },
  })
  const band = { rect: { x: 0, y: 0, w: 0.22, h: WIDE.height, fill: { color: BRAND } } }
  const line = { line: { x: LEFT, y: 6.62, w: WIDTH, h: 0, line: { color: 'CFD6D3', width: 1 } } }
  const marks = place('marks', 'body', 6.72, 0.6, SIZES.marks, { color: QUIET, valign: 'top' })
  const background = { color: PAPER }
  pptx.defineSlideMaster({
    title: 'Opening',
    background,
    objects: [
      { rect: { x: 0, y: 0, w: WIDE.width, h: 0.45, fill: { color: BRAND } } },
      place('heading', 'title', 1.2, 2.1, SIZES.opening, { bold: true, valign: 'bottom', color: BRAND }),
      place('content', 'body', 3.6, 2.8, SIZES.body, { paraSpaceAfter: 12 }),
      line,
      marks,
    ],
  })
  pptx.defineSlideMaster({
    title: 'Text',
    background,
    objects: [
      band,
      place('over', 'body', 0.4, 0.4, SIZES.over, { color: QUIET }),
      place('heading', 'title', 0.82, 1.3, SIZES.title, { bold: true, color: BRAND }),
      place('content', 'body', 2.3, 3.75, SIZES.body, { paraSpaceAfter: 12 }),
      place('words', 'body', 6.1, 0.4, SIZES.words, { italic: true, color: QUIET }),
      line,
      marks,
    ],
    slideNumber: { x: 12.2, y: 7.05, w: 0.6, h: 0.3, fontSize: 12, fontFace: TEXT, color: QUIET },
  })
  for (const slide of deck.slides) {
    const page = pptx.addSlide({ masterName: slide.kind === 'title' ? 'Opening' : 'Text' })
    const put = (placeholder: string, text: string, more: object = {}) =>
      text === '' ? undefined : page.addText(toPlainText(text), { placeholder, lang: LANGUAGE, ...more })
    put('heading', slide.title, { objectName: 'Title' })
    if (slide.kind === 'text') put('over', slide.over, { objectName: 'Part' })
    page.addText(
      slide.bullets.map(({ text }) => ({
        text: toPlainText(text),
        options: {
          lang: LANGUAGE,
          breakLine: true,
          ...(slide.kind === 'text' && slide.bullets.length > 1 && { bullet: { indent: 22 } }),
        },
      })),
      { placeholder: 'content', objectName: 'Text' },
    )
    if (slide.kind === 'text')
      put('words', slide.words === '' ? '' : `${slide.words}.`, { objectName: 'Whose words' })
    put('marks', marksLine(slide), { objectName: 'Grade and who wrote it' })
    if (notes) page.addNotes(toPlainText(notesOf(slide)))
  }
  return withLanguage((await pptx.write({ outputType: 'nodebuffer' })) as Buffer, LANGUAGE)
}

function notesOf({ notes, citations, bullets }: Slide): string {
  const cites = bullets.flatMap(({ cites: one }) => one ?? [])
  return [
    ...notes,
    ...(cites.length === 0 ? [] : [`Sentences stand at: ${[...new Set(cites)].join('; ')}`]),
    ...(citations.length === 0 ? [] : ['For whoever speaks; these name the review:']),
    ...citations,
  ].join('\n\n')
}
