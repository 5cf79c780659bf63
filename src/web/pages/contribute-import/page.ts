import type { Request } from 'express'
import createError from 'http-errors'
import { ACCOUNT_NEEDED, ONLY_READS } from '../../../accounts/account-of.ts'
import { acceptTags } from '../../../authoring/import/accept-tags.ts'
import { importDocument } from '../../../authoring/import/import-document.ts'
import { ImportRefused, SIZES_IN_WORDS } from '../../../authoring/import/import-limits.ts'
import { DraftRefused } from '../../../authoring/draft-refused.ts'
import type { FormFields, Page, Redirection, View, WebParts } from '../../page.ts'
import { presentImport, toAcceptedTags } from '../../presenters/present-import.ts'
import { readDocumentUpload, uploadedDocument } from '../../read-document-upload.ts'
import { readForm } from '../../read-form.ts'

const HEADING = 'Import a document'
/** More than the terms of the longest review, and the few other fields. */
const MOST_FIELDS = 2_000

/** Makes a draft of a document that somebody has, and takes the terms that they accept for it. */
export const contributeImportPage: Page = {
  path: '/contribute/import',
  template: 'pages/contribute-import/page.njk',
  section: 'contribute',
  needs: 'author',
  view: () => ({ title: HEADING, sizes: SIZES_IN_WORDS }),
  unread: refused,
  reads: () => [...readDocumentUpload(), ...readForm(MOST_FIELDS)],
  sent: (fields, parts, request) =>
    typeof fields['draft'] === 'string'
      ? accept(fields['draft'], fields, parts, request)
      : takeIn(parts, request),
}

async function takeIn(parts: WebParts, request: Request): Promise<View> {
  const { drafts, library, config } = parts
  if (!drafts) throw createError(403, ONLY_READS)
  const account = parts.accountOf(request)
  if (!account) throw createError(401, ACCOUNT_NEEDED)
  const document = uploadedDocument(request)
  if (!document) return refused('Choose a document')
  const { taxonomy } = library.snapshot
  try {
    const imported = await importDocument(document, taxonomy, { seconds: config.importSeconds })
    const draft = await drafts.create({ markdown: imported.markdown }, account)
    return { title: 'The document is now a draft', draft, result: presentImport(imported, taxonomy) }
  } catch (cause) {
    if (cause instanceof ImportRefused || cause instanceof DraftRefused) return refused(cause.message)
    throw cause
  }
}

/** Writes the terms that were ticked. A draft that somebody has saved since is left as it is. */
async function accept(
  id: string,
  fields: FormFields,
  parts: WebParts,
  request: Request,
): Promise<View | Redirection> {
  const { drafts, library } = parts
  if (!drafts) throw createError(403, ONLY_READS)
  const account = parts.accountOf(request)
  if (!account) throw createError(401, ACCOUNT_NEEDED)
  const found = await drafts.read(id, account)
  if (!found) throw createError(404, 'There is no such draft, or it is not open to you.')
  const { markdown } = acceptTags(found.markdown, toAcceptedTags(fields['accept']), library.snapshot.taxonomy)
  if (markdown !== found.markdown) {
    const saved = await drafts.save(id, { markdown, revision: found.draft.revision }, account)
    if ('keptAs' in saved)
      throw createError(
        409,
        'Somebody saved the draft at the same moment. The terms were kept beside it as a refused text.',
      )
  }
  return { redirectTo: `/contribute/${id}` }
}

function refused(error: string): View {
  return { title: `Error: ${HEADING}`, status: 400, error, sizes: SIZES_IN_WORDS }
}
