import type { SheetFormat } from './question-sheet.ts'
import { csvSheet } from './sheet-csv.ts'
import { docxSheet } from './sheet-docx.ts'
import { htmlSheet } from './sheet-html.ts'

/** Forms in which questions are had for a meeting. */
export const SHEET_FORMATS: readonly SheetFormat[] = [docxSheet, htmlSheet, csvSheet]

/** As many as a meeting could ever take, and a document can hold. */
export const MOST_QUESTIONS = 300
