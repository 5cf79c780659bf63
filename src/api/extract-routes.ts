import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import { ACCOUNT_NEEDED, ONLY_READS, type AskingAccount, type AccountOf } from '../accounts/account-of.ts'
import { guardWrite } from '../accounts/guard-write.ts'
import { canAdminister } from '../accounts/roles.ts'
import { disclosingInExtract } from '../collections/disclosing.ts'
import { QueryOutdated, type Extracts } from '../collections/extracts.ts'
import type { SavedExtract } from '../collections/saved-extracts.ts'
import { REFERENCE_FORMS, type ReferenceForm } from '../exports/cite-as.ts'
import { toExtractReferences } from '../exports/cite-extract.ts'
import { toExtractFileName } from '../exports/extract-file-name.ts'
import { FORMATS } from '../exports/formats.ts'
import {
  isOfPack,
  signedPackReceiptSchema,
  signedReceiptSchema,
  type SignedReceipt,
} from '../exports/receipt.ts'
import type { Library } from '../search/library.ts'
import { parseQueryString } from '../search/parse-query-string.ts'
import { newExtract, type savedExtractAnswer, type savedExtractHead } from './extract-schemas.ts'
import { sendProblem } from './http-problem.ts'
import { listParams } from './list-params.ts'
import { paged } from './paged.ts'
import { parseBody } from './parse-body.ts'
import { parseParams } from './parse-params.ts'
import { readJson } from './read-json.ts'
import { notFound, refuseParams } from './refusals.ts'
import { makeExtract, sendExtract } from './send-extract.ts'

/** A receipt names every item; 20 megabytes hold some 130,000 of them. */
export const RECEIPT_LIMIT = { bytes: 20_000_000, words: '20 megabytes' }

interface ExtractRouteParts {
  library: Library
  extracts: Extracts
  accountOf: AccountOf
}

/** Saved extracts, and what a receipt is worth. */
export function addExtractRoutes(router: Router, { library, extracts, accountOf }: ExtractRouteParts): void {
  /** The one place where an account is asked for; undefined where there is none, which was then said. */
  const accountFor = (request: Request, response: Response): AskingAccount | undefined => {
    const account = extracts.readOnly ? undefined : accountOf(request)
    if (extracts.readOnly) sendProblem(response, 403, ONLY_READS)
    else if (!account) sendProblem(response, 401, ACCOUNT_NEEDED)
    return account
  }
  const { saved } = extracts

  router.use('/extracts', guardWrite)
  const all = router.route('/extracts')
  all.get(async (request, response) => {
    const parsed = parseParams(listParams, request.query)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const account = accountFor(request, response)
    if (account) response.json(paged(await saved.listOf(account.name), parsed.params, toHead))
  })
  all.post(...readJson(), async (request: Request, response: Response) => {
    const account = accountFor(request, response)
    if (!account) return
    const parsed = parseBody(newExtract, request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { query: string, ...rest } = parsed.fields
    const { query, faults } = parseQueryString(string, library.snapshot.taxonomy)
    if (faults.length > 0)
      return refuseParams(
        response,
        faults.map(({ name, detail }) => ({ in: 'body', name: 'query', detail: `${name}: ${detail}` })),
      )
    const disclosed = disclosingInExtract(rest, library.snapshot)
    if (disclosed.length > 0)
      return refuseParams(
        response,
        disclosed.map(({ field, message }) => ({
          in: 'body',
          name: field.startsWith('reason-') ? 'leaveOut' : field,
          detail: message,
        })),
      )
    const extract = await makeExtract(extracts, { ...rest, query }, response, {
      in: 'body',
      name: 'leaveOut',
    })
    if (!extract) return
    const record = await saved.save(extract.receipt, account.name)
    response.status(201).location(`/api/v1/extracts/${record.id}`).json(toAnswer(record, extract.receipt))
  })
  all.all(refuseMethod('GET, HEAD, POST'))

  for (const form of Object.keys(REFERENCE_FORMS) as ReferenceForm[])
    router.get(`/extracts/:id.${form}`, async (request, response) => {
      const id = String(request.params['id'])
      const found = await saved.get(id)
      if (!found) return notFound(response, 'extract', id)
      const cited = { receipt: found.receipt.receipt, path: `/extracts/${id}` }
      response.attachment(`extract-${id}.${form}`).type(REFERENCE_FORMS[form].mediaType)
      response.send(await toExtractReferences(cited, form, extracts.site))
    })

  const one = router.route('/extracts/:id')
  one.get(async (request, response) => {
    const found = await saved.get(request.params.id)
    if (!found) return notFound(response, 'extract', request.params.id)
    response.json(toAnswer(found.extract, found.receipt))
  })
  one.delete(async (request, response) => {
    const account = accountFor(request, response)
    if (!account) return
    const found = await saved.get(request.params.id)
    if (!found) return notFound(response, 'extract', request.params.id)
    if (found.extract.owner !== account.name && !canAdminister(account.role))
      return sendProblem(response, 403, 'Only whoever saved an extract may take it away.')
    await saved.remove(found.extract.id)
    response.status(204).end()
  })
  one.all(refuseMethod('GET, HEAD, DELETE'))

  router.get('/extracts/:id/verify', async (request, response) => {
    const found = await saved.get(request.params.id)
    if (!found) return notFound(response, 'extract', request.params.id)
    response.json(await extracts.verify(found.receipt))
  })

  router.get('/extracts/:id/receipt.json', async (request, response) => {
    const found = await saved.get(request.params.id)
    if (!found) return notFound(response, 'extract', request.params.id)
    const { receipt } = found.receipt
    response.attachment(toExtractFileName(receipt, 'receipt.json')).json(found.receipt)
  })

  router.get('/extracts/:id/export.:format', async (request, response) => {
    const { id, format: formatId } = request.params
    const format = FORMATS.find(known => known.id === formatId)
    const found = await saved.get(id)
    if (!found || !format) return notFound(response, found ? 'format' : 'extract', found ? formatId : id)
    try {
      await sendExtract(response, await extracts.remake(found.receipt), format, extracts)
    } catch (cause) {
      if (!(cause instanceof QueryOutdated)) throw cause
      sendProblem(response, 409, cause.message)
    }
  })

  const verify = router.route('/verify')
  verify.post(...readJson(RECEIPT_LIMIT), async (request: Request, response: Response) => {
    const parsed = isOfPack(request.body)
      ? parseBody(signedPackReceiptSchema, request.body)
      : parseBody(signedReceiptSchema, request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    // What somebody sent is answered to them alone.
    response.set('cache-control', 'no-store')
    response.json(await extracts.verify(parsed.fields))
  })
  verify.all(refuseMethod('POST'))
}

function refuseMethod(allowed: string) {
  return (request: Request, response: Response): void => {
    response.set('allow', allowed)
    sendProblem(response, 405, `This address answers ${allowed}; ${request.method} does nothing here.`)
  }
}

function toHead({ id, title, made, sentence, items }: SavedExtract): z.input<typeof savedExtractHead> {
  return { id, url: `/extracts/${id}`, title, made, sentence, items }
}

function toAnswer(extract: SavedExtract, receipt: SignedReceipt): z.input<typeof savedExtractAnswer> {
  return { ...toHead(extract), receipt }
}
