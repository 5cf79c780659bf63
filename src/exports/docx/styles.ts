import type { INumberingOptions, IStylesOptions } from 'docx'

const INK = '1D1D1B'
/** Fonts that every Office has. */
const TEXT = 'Cambria'
const HEADS = 'Calibri'

const head = (size: number, before: number) => ({
  run: { font: HEADS, size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 100 }, keepNext: true, keepLines: true },
})

/** Looks of a report, all in styles, so that somebody may give it those of their own house. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: TEXT, size: 21, color: INK, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: {
      run: { font: HEADS, size: 48, bold: true, color: INK },
      paragraph: { spacing: { before: 600, after: 200, line: 264, lineRule: 'auto' } },
    },
    heading1: head(32, 480),
    heading2: head(25, 360),
    heading3: head(22, 200),
    heading4: head(20, 160),
    caption: {
      run: { font: HEADS, size: 19, bold: true, italics: false, color: INK },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    hyperlink: { run: { color: '1A4A6E', underline: { type: 'single' } } },
  },
  paragraphStyles: [
    small('About', 'About an item', { paragraph: { spacing: { after: 120 } } }),
    small('Fact', 'Fact', { paragraph: { spacing: { after: 40 }, indent: { left: 0 } } }),
    small('Citation', 'Citation', {
      paragraph: {
        spacing: { before: 80, after: 120 },
        border: { left: { style: 'single', size: 12, space: 8, color: 'B5B0A6' } },
        indent: { left: 200 },
      },
    }),
    small('Ours', 'Written by the library', {
      run: { bold: true },
      paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
    }),
    small('Note', 'Note', { paragraph: { spacing: { before: 60, after: 200 } } }),
    small('TableText', 'Table text', { paragraph: { spacing: { after: 0, line: 250, lineRule: 'auto' } } }),
    small('Foot', 'Head and foot', { paragraph: { spacing: { after: 0 } } }),
    {
      id: 'ContentsTitle',
      name: 'Contents title',
      basedOn: 'Normal',
      run: { font: HEADS, size: 32, bold: true },
      paragraph: { spacing: { before: 480, after: 100 }, keepNext: true },
    },
    {
      id: 'Query',
      name: 'What was asked',
      basedOn: 'Normal',
      run: { size: 26 },
      paragraph: { spacing: { after: 200 } },
    },
    {
      id: 'Figures',
      name: 'Head figure',
      basedOn: 'Normal',
      run: { font: HEADS, size: 30, bold: true },
      paragraph: { spacing: { after: 120 }, keepNext: true },
    },
    {
      id: 'Invented',
      name: 'Invented record',
      basedOn: 'Normal',
      run: { font: HEADS, bold: true },
      paragraph: { border: { top: BOX(), bottom: BOX(), left: BOX(), right: BOX() } },
    },
  ],
}

export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: [
        {
          level: 0,
          format: 'bullet',
          text: '•',
          style: { paragraph: { indent: { left: 360, hanging: 240 } } },
        },
      ],
    },
  ],
}

type Paragraphs = NonNullable<IStylesOptions['paragraphStyles']>[number]

function small(id: string, name: string, own: Pick<Paragraphs, 'run' | 'paragraph'>): Paragraphs {
  return { id, name, basedOn: 'Normal', ...own, run: { font: HEADS, size: 19, ...own.run } }
}

function BOX() {
  return { style: 'single' as const, size: 8, space: 4, color: INK }
}
