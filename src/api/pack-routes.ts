import type { Request, RequestHandler, Response, Router } from 'express'
import type { z } from 'zod'
import { ACCOUNT_NEEDED, ONLY_READS, type AccountOf, type AskingAccount } from '../accounts/account-of.ts'
import { guardWrite } from '../accounts/guard-write.ts'
import { packItems } from '../collections/pack-items.ts'
import { isPackConflict, toPackText, type Pack } from '../collections/pack.ts'
import { PackRefused } from '../collections/pack-refused.ts'
import type { Packs } from '../collections/packs.ts'
import { singleTerm } from '../corpus/provenance.ts'
import { addressOf } from '../corpus/item-address.ts'
import { toDifference } from '../exports/difference.ts'
import { toExtractFileName } from '../exports/extract-file-name.ts'
import type { Library } from '../search/library.ts'
import { sendProblem } from './http-problem.ts'
import { listParams } from './list-params.ts'
import { newPack, packChange, type packAnswer, type packSummary } from './pack-schemas.ts'
import { paged } from './paged.ts'
import { parseBody } from './parse-body.ts'
import { parseParams } from './parse-params.ts'
import { readJson } from './read-json.ts'
import { notFound, refuseParams } from './refusals.ts'

/** Notes in letters that take several bytes. */
export const PACK_LIMIT = { bytes: 500 * 1024, words: '500 kilobytes' }

interface PackRouteParts {
  library: Library
  packs: Packs
  accountOf: AccountOf
}

type Handle = (account: AskingAccount, request: Request, response: Response) => Promise<void>

/** Packs: list, create, read, change, delete; copied, brought up to date and verified. */
export function addPackRoutes(router: Router, { library, packs, accountOf }: PackRouteParts): void {
  router.use('/packs', guardWrite)
  const withAccount = (handle: Handle): RequestHandler => {
    return async (request, response) => {
      const account = packs.readOnly ? undefined : accountOf(request)
      if (packs.readOnly) return sendProblem(response, 403, ONLY_READS)
      if (!account) return sendProblem(response, 401, ACCOUNT_NEEDED)
      try {
        await handle(account, request, response)
      } catch (cause) {
        if (!(cause instanceof PackRefused)) throw cause
        sendProblem(response, cause.status, cause.message, cause.faults.map(toFault))
      }
    }
  }
  const show = (pack: Pack, response: Response, status = 200) => {
    if (status === 201) response.location(`/api/v1/packs/${pack.id}`)
    response.status(status).json(toAnswer(pack, library))
  }
  const withPack = (handle: (pack: Pack, response: Response) => Promise<void> | void): RequestHandler => {
    return async (request, response) => {
      const id = String(request.params['id'])
      const pack = await packs.get(id)
      if (!pack) return notFound(response, 'pack', id)
      await handle(pack, response)
    }
  }

  const all = router.route('/packs')
  all.get(
    withAccount(async (account, request, response) => {
      const parsed = parseParams(listParams, request.query)
      if ('faults' in parsed) return refuseParams(response, parsed.faults)
      response.json(paged(await packs.listOf(account.name), parsed.params, toSummary))
    }),
  )
  all.post(
    ...readJson(PACK_LIMIT),
    withAccount(async (account, request, response) => {
      const parsed = parseBody(newPack, request.body)
      if ('faults' in parsed) return refuseParams(response, parsed.faults)
      const { title, audience = '', aim = '', items } = parsed.fields
      show(await packs.create({ title, audience, aim, items: items.map(toItem) }, account), response, 201)
    }),
  )
  all.all(refuseMethod('GET, HEAD, POST'))

  const one = router.route('/packs/:id')
  one.get(withPack((pack, response) => show(pack, response)))
  one.patch(
    ...readJson(PACK_LIMIT),
    withAccount(async (account, request, response) => {
      const parsed = parseBody(packChange, request.body)
      if ('faults' in parsed) return refuseParams(response, parsed.faults)
      const id = String(request.params['id'])
      const before = await packs.get(id)
      if (!before) return notFound(response, 'pack', id)
      const { revision, title, audience, aim, items } = parsed.fields
      const text = {
        title: title ?? before.title,
        audience: audience ?? before.audience,
        aim: aim ?? before.aim,
        items: items?.map(toItem) ?? before.items,
      }
      const saved = await packs.change(id, text, revision, account)
      if (!isPackConflict(saved)) return show(saved, response)
      const markdown = toPackText(saved.current)
      sendProblem(response, 409, SAVED_IN_BETWEEN, [], {
        ...{ markdown, revision: saved.current.revision, savedAt: saved.current.changed },
        difference: toDifference(markdown, toPackText(text)),
      })
    }),
  )
  one.delete(
    withAccount(async (account, request, response) => {
      await packs.remove(String(request.params['id']), account)
      response.status(204).end()
    }),
  )
  one.all(refuseMethod('GET, HEAD, PATCH, DELETE'))

  const step = (path: string, handle: Handle) => {
    const route = router.route(`/packs/:id/${path}`)
    route.post(withAccount(handle))
    route.all(refuseMethod('POST'))
  }
  step('copy', async (account, request, response) =>
    show(await packs.copy(String(request.params['id']), account), response, 201),
  )
  step('receipt', async (account, request, response) =>
    show(await packs.renew(String(request.params['id']), account), response),
  )
  router.get(
    '/packs/:id/verify',
    withPack(async (pack, response) => void response.json(await packs.verify(pack))),
  )
  router.get(
    '/packs/:id/receipt.json',
    withPack(({ receipt }, response) => {
      const { title, made } = receipt.receipt
      response.attachment(toExtractFileName({ title, made }, 'receipt.json')).json(receipt)
    }),
  )
}

const SAVED_IN_BETWEEN =
  'This pack was saved after you had read it, so what you sent was not put in its place. Read it again, and send what you want with its revision.'

function refuseMethod(allowed: string): RequestHandler {
  return (request, response) => {
    response.set('allow', allowed)
    sendProblem(response, 405, `This address answers ${allowed}; ${request.method} does nothing here.`)
  }
}

function toItem({ id, note = '' }: { id: string; note?: string | undefined }) {
  return { id, note }
}

function toFault({ field, message }: PackRefused['faults'][number]) {
  return { in: 'body' as const, name: field, detail: message }
}

function toSummary(pack: Pack): z.input<typeof packSummary> {
  return { ...toHead(pack), items: pack.items.length }
}

function toHead({ id, title, audience, aim, made, changed, revision }: Pack) {
  return { id, url: `/packs/${id}`, title, audience, aim, made, changed, revision }
}

function toAnswer(pack: Pack, { snapshot }: Library): z.input<typeof packAnswer> {
  const items = packItems(pack, snapshot).map(item => {
    const { id, note, state } = item
    const review = 'row' in item ? item.row.review : undefined
    return {
      ...{ id, note, state, url: addressOf(id) },
      title: 'row' in item ? (item.row.item ?? item.row.review).title : null,
      review: review
        ? {
            ...{ id: review.id, title: review.title, record: singleTerm(review.tags, 'record') },
            evidenceGrade: singleTerm(review.tags, 'evidence-grade'),
          }
        : null,
    }
  })
  return { ...toHead(pack), items, receipt: pack.receipt }
}
