import { Readable } from 'node:stream'
import type { ExportFormat } from '../export-format.ts'

export const docx: ExportFormat = {
  id: 'docx',
  label: 'Word report',
  description:
    'A report with contents, figures, findings by theme, recommendations and receipt. Up to 500 items.',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  // A longer report nobody reads, and a document is held in memory as a whole.
  most: 500,
  write: async (extract, site) => {
    // Loaded when somebody asks for a document: it is large, and most processes never do.
    const { writeDocument } = await import('../docx/write-document.ts')
    return Readable.from([await writeDocument(extract, site)], { objectMode: false })
  },
}
