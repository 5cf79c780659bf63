import type { INumberingOptions, IStylesOptions } from 'docx'
import { WORD_STYLES } from '../../corpus/word-form.ts'
import { STYLES } from './styles.ts'

const MONOSPACE = 'Courier New'
const { citation, code, codeBlock, quote, listContinue, instruction } = WORD_STYLES

const DEEPEST_LIST = 6

/** Looks of a review that is to be worked on in Word: those of a report, and what its text needs besides. */
export const REVIEW_STYLES: IStylesOptions = {
  ...STYLES,
  paragraphStyles: [
    ...(STYLES.paragraphStyles ?? []),
    { ...codeBlock, basedOn: 'Normal', run: { font: MONOSPACE, size: 19 } },
    { ...quote, basedOn: 'Normal', paragraph: { indent: { left: 400, right: 400 } } },
    { ...listContinue, basedOn: 'Normal', paragraph: { indent: { left: 360 } } },
    {
      ...instruction,
      basedOn: 'Normal',
      quickFormat: true,
      // Grey that still has a contrast of more than 4.5 to 1.
      run: { color: '5F5F5C', italics: true },
      paragraph: { spacing: { after: 80 } },
    },
  ],
  characterStyles: [
    { ...citation, basedOn: 'DefaultParagraphFont', quickFormat: true, run: { color: '1A4A6E' } },
    { ...code, basedOn: 'DefaultParagraphFont', run: { font: MONOSPACE } },
  ],
}

const indents = (level: number) => ({ paragraph: { indent: { left: 360 * (level + 1), hanging: 240 } } })
const levels = Array.from({ length: DEEPEST_LIST }, (_, level) => level)

export const REVIEW_NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: levels.map(level => ({ level, format: 'bullet', text: '•', style: indents(level) })),
    },
    {
      reference: 'numbers',
      levels: levels.map(level => ({
        level,
        format: 'decimal',
        text: `%${level + 1}.`,
        style: indents(level),
      })),
    },
  ],
}
