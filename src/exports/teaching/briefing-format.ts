import { briefingDocx } from './briefing-docx.ts'
import { briefingHtml } from './briefing-html.ts'
import { briefingMarkdown } from './briefing-markdown.ts'
import type { BriefingSheet } from './briefing-sheet.ts'

/** A form in which a briefing is had. */
export interface BriefingFormat {
  id: 'docx' | 'html' | 'md'
  label: string
  mediaType: string
  write: (sheet: BriefingSheet) => Promise<Buffer> | string
}

export const BRIEFING_FORMATS: readonly BriefingFormat[] = [
  {
    id: 'docx',
    label: 'Word',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: briefingDocx,
  },
  { id: 'html', label: 'Page to print', mediaType: 'text/html; charset=utf-8', write: briefingHtml },
  { id: 'md', label: 'Markdown', mediaType: 'text/markdown; charset=utf-8', write: briefingMarkdown },
]
