import { parentPort, workerData } from 'node:worker_threads'
import { ImportRefused, type ImportLimits } from './import-limits.ts'
import type { ImportedText, ImportKind } from './import-note.ts'
import { readDocument } from './read-document.ts'
import { toDraft } from './to-draft.ts'

/** What a document is read with, in a thread of its own. */
export interface WorkerTask {
  kind: ImportKind
  bytes: Uint8Array
  limits: ImportLimits
  /** Fields that hold a list. */
  listFields: readonly string[]
  taxonomyVersion: string
}

export type WorkerAnswer = { imported: ImportedText } | { refused: string }

async function answer({
  kind,
  bytes,
  limits,
  listFields,
  taxonomyVersion,
}: WorkerTask): Promise<WorkerAnswer> {
  try {
    const document = await readDocument(kind, bytes, limits, new Set(listFields))
    return { imported: toDraft(document, taxonomyVersion) }
  } catch (cause) {
    if (cause instanceof ImportRefused) return { refused: cause.message }
    // What a library throws speaks of its own insides, and may hold words of the document.
    return { refused: UNREADABLE[kind] }
  }
}

const UNREADABLE: Readonly<Record<ImportKind, string>> = {
  docx: 'The file cannot be read as a Word document. Open it in Word, save it as .docx and send that.',
  pdf: 'The file cannot be read as a PDF: it is damaged or protected. Send the Word document it was made from, or a PDF that opens without a password.',
  html: 'The page cannot be read: it is nested too deeply. Copy its text into Word and send that.',
  md: 'The file cannot be read as Markdown.',
}

if (parentPort) parentPort.postMessage(await answer(workerData as WorkerTask))
