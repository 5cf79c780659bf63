import { parseReceipt } from '../../../exports/parse-receipt.ts'
import type { FormFields, Page, View, WebParts } from '../../page.ts'
import { presentVerification, toMoment } from '../../presenters/present-verification.ts'
import { readUpload } from '../../read-upload.ts'
import type { Request } from 'express'

const HEADING = 'Extracts'

export const extractsPage: Page = {
  path: '/extracts',
  template: 'pages/extracts/page.njk',
  section: 'extracts',
  view: async (request, parts) => ({ title: HEADING, ...(await savedOf(request, parts)) }),
  reads: readUpload,
  sent: async (fields, parts, request) => {
    const page = await savedOf(request, parts)
    const text = receiptIn(fields)
    const pasted = typeof fields['receipt'] === 'string' ? fields['receipt'] : ''
    if (text === '') return refused('Paste a receipt, or choose the file that it is in', pasted, page)
    const parsed = parseReceipt(text)
    if ('fault' in parsed) return refused(`The receipt ${parsed.fault}`, pasted, page)
    const verification = await parts.extracts.verify(parsed.signed)
    return { title: 'A receipt verified', ...page, shown: presentVerification(verification) }
  },
}

/** A file that was chosen counts before what was pasted. */
function receiptIn({ file, receipt }: FormFields): string {
  const given = [file, receipt].map(text => (typeof text === 'string' ? text.trim() : ''))
  return given.find(text => text !== '') ?? ''
}

function refused(text: string, pasted: string, page: object): View {
  const errors = [{ field: 'receipt', text }]
  return { title: `Error: ${HEADING}`, status: 400, ...page, errors, pasted: pasted.slice(0, 100_000) }
}

/** The extracts of whoever is signed in. */
async function savedOf(request: Request, { extracts, accountOf }: WebParts) {
  const account = extracts.readOnly ? undefined : accountOf(request)
  const saved = account ? await extracts.saved.listOf(account.name) : []
  return {
    account,
    readOnly: extracts.readOnly,
    saved: saved.map(one => ({ ...one, made: toMoment(one.made) })),
  }
}
