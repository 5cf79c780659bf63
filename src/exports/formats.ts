import type { ExportFormat } from './export-format.ts'
import { csv } from './formats/csv.ts'
import { docx } from './formats/docx.ts'
import { htmlPage } from './formats/html.ts'
import { json } from './formats/json.ts'
import { md } from './formats/md.ts'
import { ndjson } from './formats/ndjson.ts'
import { xlsx } from './formats/xlsx.ts'

/** The forms in which an extract leaves the library, in the order in which they are offered. */
export const FORMATS: readonly ExportFormat[] = [docx, xlsx, csv, htmlPage, md, json, ndjson]
