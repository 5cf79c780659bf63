import { extname } from 'node:path'
import { parseDraftHead } from '../draft-head.ts'
import { parseReview } from '../../corpus/parse-review.ts'
import type { Problem } from '../../problems/problem.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { IMPORT_LIMITS, ImportRefused, whyTooLarge, type ImportLimits } from './import-limits.ts'
import { listFieldsOf } from './list-fields.ts'
import type { ImportKind } from './import-note.ts'
import { runImport } from './run-import.ts'
import { suggestTags, type SuggestedTag } from './suggest-tags.ts'
import type { ImportedText } from './import-note.ts'
import { reviewSchemaOf } from '../review-schema-of.ts'
import { UNNAMED } from '../blocking-problems.ts'

/** What came of a document: a draft, what was done to make it, and what is left to do. */
export interface ImportedDocument extends ImportedText {
  /** What the rules say of the draft, disclosure among them. */
  problems: Problem[]
  /** Terms that its words suggest. None is written in the draft: a person accepts each. */
  suggestions: SuggestedTag[]
}

const KINDS: Readonly<Record<string, ImportKind>> = {
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.html': 'html',
  '.htm': 'html',
  '.md': 'md',
  '.markdown': 'md',
}

/**
 * Makes a draft of a document.
 * @param name of the file, whose ending says what it is
 * @throws ImportRefused where it cannot be read; the message is for whoever sent it
 */
export async function importDocument(
  { name, bytes }: { name: string; bytes: Uint8Array },
  taxonomy: Taxonomy,
  given: Partial<ImportLimits> = {},
): Promise<ImportedDocument> {
  const limits = { ...IMPORT_LIMITS, ...given }
  const kind = kindOf(name, bytes)
  const tooLarge = whyTooLarge(kind, bytes.length, limits.bytes)
  if (tooLarge !== undefined) throw new ImportRefused(tooLarge)
  const imported = await runImport({
    ...{ kind, bytes, limits, listFields: listFieldsOf(taxonomy), taxonomyVersion: taxonomy.version },
  })
  const file = parseDraftHead(imported.markdown).file ?? UNNAMED
  const { problems } = parseReview(file, imported.markdown, taxonomy, reviewSchemaOf(taxonomy), {
    isDraft: true,
  })
  // A draft has no file yet, so a name that does not fit it is no fault of its text.
  const own = problems.filter(({ rule }) => rule !== 'file-name-invalid')
  return { ...imported, problems: own, suggestions: suggestTags(imported.markdown, taxonomy) }
}

/** What a file is by the ending of its name; undefined where it is nothing that is read here. */
export function kindByName(name: string): ImportKind | undefined {
  return KINDS[extname(name).toLowerCase()]
}

function kindOf(name: string, bytes: Uint8Array): ImportKind {
  const ending = extname(name).toLowerCase()
  const kind = kindByName(name)
  const begins = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (bytes.length === 0) throw new ImportRefused('The file is empty.')
  if (begins.startsWith('\xd0\xcf\x11\xe0') || ending === '.doc')
    throw new ImportRefused(
      'This is a Word document of the old kind, or one with a password. Save it as .docx without a password and send that.',
    )
  if (!kind)
    throw new ImportRefused(
      `A file of the kind ${ending || 'without an ending'} is not read here. Send .docx, .pdf, .html or .md.`,
    )
  if (kind === 'pdf' && !Buffer.from(bytes.subarray(0, 1_024)).toString('latin1').includes('%PDF-'))
    throw new ImportRefused('The file is called a PDF and is none.')
  return kind
}
