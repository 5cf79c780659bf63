import type { Request } from 'express'
import createError from 'http-errors'
import { ACCOUNT_NEEDED, ONLY_READS } from '../../../accounts/account-of.ts'
import { guardWrite } from '../../../accounts/guard-write.ts'
import { canAdminister } from '../../../accounts/roles.ts'
import type { SavedExtract } from '../../../collections/saved-extracts.ts'
import { toCountSentence } from '../../../exports/count-sentence.ts'
import type { SignedReceipt } from '../../../exports/receipt.ts'
import { EngineDown } from '../../../search/engine/engine-errors.ts'
import { SearchUnavailable } from '../../../search/search-index.ts'
import type { Page, WebParts } from '../../page.ts'
import { presentExtractCitation } from '../../presenters/present-citation.ts'
import { presentFormats } from '../../presenters/present-formats.ts'
import { presentVerification, toMoment } from '../../presenters/present-verification.ts'

export const extractPage: Page = {
  path: '/extracts/:id',
  template: 'pages/extract/page.njk',
  section: 'extracts',
  view: async (request, parts) => {
    const found = await parts.extracts.saved.get(String(request.params['id']))
    if (!found) return undefined
    const { receipt } = found.receipt
    const shown = await verify(found.receipt, parts)
    const now = shown?.comparison?.counts.now ?? receipt.items.length
    return {
      title: receipt.title,
      extract: found.extract,
      receipt: { ...receipt, made: toMoment(receipt.made), signature: found.receipt.signature },
      counts: toCountSentence(receipt),
      shown,
      formats:
        shown?.comparison?.repeatable === false
          ? []
          : presentFormats(now, id => `/api/v1/extracts/${found.extract.id}/export.${id}`),
      address: `${parts.extracts.site.address}/extracts/${found.extract.id}`,
      citation: presentExtractCitation(receipt, found.extract.id, parts.extracts.site),
      mayRemove: mayRemove(request, found.extract, parts),
    }
  },
  guards: () => [guardWrite],
  sent: async (_fields, parts, request) => {
    const { extracts, accountOf } = parts
    const found = await extracts.saved.get(String(request.params['id']))
    if (!found) throw createError(404, 'There is no saved extract at this address.')
    if (extracts.readOnly) throw createError(403, ONLY_READS)
    if (!accountOf(request)) throw createError(401, ACCOUNT_NEEDED)
    if (!mayRemove(request, found.extract, parts))
      throw createError(403, 'Only whoever saved an extract may take it away.')
    await extracts.saved.remove(found.extract.id)
    return { redirectTo: '/extracts#saved' }
  },
}

/** What was saved is shown even where the engine is away. */
async function verify(receipt: SignedReceipt, { extracts }: WebParts) {
  try {
    return presentVerification(await extracts.verify(receipt))
  } catch (cause) {
    if (cause instanceof SearchUnavailable || cause instanceof EngineDown) return undefined
    throw cause
  }
}

function mayRemove(request: Request, { owner }: SavedExtract, { extracts, accountOf }: WebParts): boolean {
  const account = extracts.readOnly ? undefined : accountOf(request)
  return account !== undefined && (account.name === owner || canAdminister(account.role))
}
