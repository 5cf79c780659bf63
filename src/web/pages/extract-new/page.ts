import type { Request } from 'express'
import { ACCOUNT_NEEDED, ONLY_READS } from '../../../accounts/account-of.ts'
import { guardWrite } from '../../../accounts/guard-write.ts'
import { disclosingInExtract } from '../../../collections/disclosing.ts'
import { toCountSentence } from '../../../exports/count-sentence.ts'
import { NotAmongMatches, type ExtractRequest } from '../../../exports/create-extract.ts'
import {
  LONGEST_NOTES,
  LONGEST_REASON,
  LONGEST_TITLE,
  MOST_LEFT_OUT,
} from '../../../exports/extract-request.ts'
import { parseExtractParams, toExtractString } from '../../../exports/parse-extract-params.ts'
import type { ThematicExtract } from '../../../exports/thematic-extract.ts'
import type { ParamFault } from '../../../search/parse-search-query.ts'
import { toSearchUrl } from '../../../search/to-query-string.ts'
import type { Page, Redirection, View, WebParts } from '../../page.ts'
import { presentFormats } from '../../presenters/present-formats.ts'
import { readForm } from '../../read-form.ts'
import { readChoices, type Choices, type FormError } from './read-choices.ts'

/** Servers and browsers take addresses of this length everywhere. */
const LONGEST_ADDRESS = 8_000

const HEADING = 'Make an extract'

export const extractNewPage: Page = {
  path: '/extracts/new',
  template: 'pages/extract-new/page.njk',
  section: 'extracts',
  view: async (request, parts) => {
    const { request: asked, faults } = parseExtractParams(request.query, parts.library.snapshot.taxonomy)
    return viewOf(asked, request, parts, faults)
  },
  guards: () => [guardWrite],
  // A tick and a reason for each item, and a few more.
  reads: () => readForm(2 * MOST_LEFT_OUT + 20),
  sent: async (fields, parts, request) => {
    const choices = readChoices(fields, parts.library.snapshot.taxonomy)
    if (choices.errors.length > 0) return refused(choices, request, parts, 400)
    const address = `/extracts/new?${toExtractString(choices.request)}`
    if (choices.saves) return save(choices, request, parts)
    if (address.length <= LONGEST_ADDRESS) return { redirectTo: address }
    const text =
      'That is more than an address can hold. Shorten the notes or the reasons, or narrow the search'
    return refused({ ...choices, errors: [{ field: 'notes', text }] }, request, parts, 400)
  },
}

/** The one place of the page where an account is asked for. */
async function save(choices: Choices, request: Request, parts: WebParts): Promise<View | Redirection> {
  const { extracts, accountOf } = parts
  const account = extracts.readOnly ? undefined : accountOf(request)
  if (!account) {
    const text = extracts.readOnly ? ONLY_READS : ACCOUNT_NEEDED
    const status = extracts.readOnly ? 403 : 401
    return refused({ ...choices, errors: [{ field: 'save', text }] }, request, parts, status)
  }
  const disclosed = disclosingInExtract(choices.request, parts.library.snapshot)
  if (disclosed.length > 0) {
    const errors = disclosed.map(({ field, message }) => ({ field, text: message }))
    return refused({ ...choices, errors }, request, parts, 400)
  }
  const { extract } = await make(choices.request, parts)
  const { id } = await extracts.saved.save(extract.receipt, account.name)
  return { redirectTo: `/extracts/${id}` }
}

async function refused(choices: Choices, request: Request, parts: WebParts, status: number): Promise<View> {
  const view = await viewOf(choices.request, request, parts, [], choices)
  return { ...view, title: `Error: ${HEADING}`, status, errors: choices.errors }
}

async function viewOf(
  asked: ExtractRequest,
  request: Request,
  parts: WebParts,
  faults: readonly ParamFault[],
  typed?: { reasons: ReadonlyMap<string, string>; errors: readonly FormError[] },
): Promise<View> {
  const { extract, matches, strange } = await make(asked, parts)
  const { receipt } = extract.receipt
  const reasons = typed?.reasons ?? new Map(receipt.leftOut.map(({ id, reason }) => [id, reason]))
  const wrong = new Map(typed?.errors.map(({ field, text }) => [field, text]))
  const string = toExtractString({ ...asked, leaveOut: receipt.leftOut })
  const notices = [
    ...faults.map(({ name, detail }) => ({ name, detail: `${detail} It is left aside.` })),
    ...(strange ? [{ name: 'leave-out', detail: strange }] : []),
  ]
  return {
    title: HEADING,
    notices,
    sentence: receipt.query.sentence,
    counts: toCountSentence(receipt),
    base: receipt.counts.reviewsInLibrary,
    searchHref: toSearchUrl(extract.query),
    queryString: receipt.query.string,
    fields: { title: asked.title ?? '', notes: asked.notes ?? '' },
    longest: { title: LONGEST_TITLE, notes: LONGEST_NOTES, reason: LONGEST_REASON },
    leftOut: receipt.leftOut.length,
    // Reached by one who leaves out more would be better served by a narrower search.
    tooMany: matches.length > MOST_LEFT_OUT ? matches.length : 0,
    items: matches.slice(0, MOST_LEFT_OUT).map((row, at) => ({
      id: row.id,
      at,
      title: (row.item ?? row.review).title,
      review: row.item ? row.review.title : '',
      href: `/reviews/${row.id}`,
      leftOut: reasons.has(row.id),
      reason: reasons.get(row.id) ?? '',
      error: wrong.get(`reason-${row.id}`),
    })),
    opensItems: receipt.leftOut.length > 0 || [...wrong.keys()].some(field => field.startsWith('reason-')),
    formats: presentFormats(receipt.items.length, id => `/api/v1/export.${id}?${string}`),
    receiptHref: `/api/v1/export.receipt.json?${string}`,
    account: parts.extracts.readOnly ? undefined : parts.accountOf(request),
    readOnly: parts.extracts.readOnly,
    errors: [],
  }
}

/** The extract, and all matches to choose from. What is to be left out and is no match is passed over and said. */
async function make(asked: ExtractRequest, { extracts }: WebParts) {
  try {
    return { ...withMatches(await extracts.create(asked)), strange: undefined }
  } catch (cause) {
    if (!(cause instanceof NotAmongMatches)) throw cause
    const leaveOut = (asked.leaveOut ?? []).filter(({ id }) => !cause.ids.includes(id))
    return { ...withMatches(await extracts.create({ ...asked, leaveOut })), strange: cause.message }
  }
}

function withMatches(extract: ThematicExtract) {
  const leftOut = extract.receipt.receipt.leftOut.flatMap(
    ({ id }) => extract.snapshot.catalogue.row(id) ?? [],
  )
  return { extract, matches: [...leftOut, ...extract.rows] }
}
