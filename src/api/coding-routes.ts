import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import { ACCOUNT_NEEDED, ONLY_READS, type AccountOf } from '../accounts/account-of.ts'
import { guardWrite } from '../accounts/guard-write.ts'
import { faultsOfCoding, type CodedValues } from '../analysis/coding/coded-facets.ts'
import { digestOfWords, findFinding } from '../analysis/coding/coded-finding.ts'
import { AlreadyCoded, type Coding, type Codings } from '../collections/codings.ts'
import { compareCoding, type ComparedCoding } from '../collections/compared-coding.ts'
import { oneCoderSays } from '../exports/one-coder-says.ts'
import type { Library } from '../search/library.ts'
import { codingChange, newCoding, type codingAnswer, type codingSummary } from './coding-schemas.ts'
import { sendProblem } from './http-problem.ts'
import { listParams } from './list-params.ts'
import { paged } from './paged.ts'
import { parseBody } from './parse-body.ts'
import { parseParams } from './parse-params.ts'
import { readJson } from './read-json.ts'
import { notFound, refuseParams } from './refusals.ts'

interface CodingRouteParts {
  library: Library
  codings: Codings
  accountOf: AccountOf
}

/** Codings of whoever asks: list, create, read, change, delete. */
export function addCodingRoutes(router: Router, parts: CodingRouteParts): void {
  const { library, codings } = parts
  const answerOf = async (coding: Coding) =>
    toAnswer(coding, await compareCoding(coding, library.snapshot, codings))
  router.use('/codings', guardWrite)

  const all = router.route('/codings')
  all.get(async (request, response) => {
    const owner = ownerOf(request, response, parts)
    if (owner === undefined) return
    const parsed = parseParams(listParams, request.query)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    response.json(paged(await codings.listOf(owner), parsed.params, toSummary))
  })
  all.post(...readJson(), async (request: Request, response: Response) => {
    const owner = ownerOf(request, response, parts)
    if (owner === undefined) return
    const parsed = parseBody(newCoding, request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { finding, values, reader, digest } = parsed.fields
    const checked = await check({ finding, values, digest }, response, library)
    if (!checked) return
    try {
      const coding = await codings.add(owner, finding, { reader, values, ...checked })
      response
        .status(201)
        .location(`/api/v1/codings/${coding.id}`)
        .json(await answerOf(coding))
    } catch (cause) {
      if (!(cause instanceof AlreadyCoded)) throw cause
      sendProblem(response, 409, cause.message)
    }
  })
  all.all(refuseMethod('GET, HEAD, POST'))

  const one = router.route('/codings/:id')
  one.get(async (request, response) => {
    const owner = ownerOf(request, response, parts)
    if (owner === undefined) return
    const coding = await codings.get(owner, request.params.id)
    if (!coding) return notFound(response, 'coding', request.params.id)
    response.json(await answerOf(coding))
  })
  one.patch(...readJson(), async (request: Request, response: Response) => {
    const owner = ownerOf(request, response, parts)
    if (owner === undefined) return
    const parsed = parseBody(codingChange, request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const id = String(request.params['id'])
    const known = await codings.get(owner, id)
    if (!known) return notFound(response, 'coding', id)
    const { values, digest, reader = known.reader } = parsed.fields
    const checked = await check({ finding: known.finding, values, digest }, response, library)
    if (!checked) return
    const coding = await codings.change(owner, id, { reader, values, ...checked })
    if (!coding) return notFound(response, 'coding', id)
    response.json(await answerOf(coding))
  })
  one.delete(async (request, response) => {
    const owner = ownerOf(request, response, parts)
    if (owner === undefined) return
    const { id } = request.params
    if (!(await codings.remove(owner, id))) return notFound(response, 'coding', id)
    response.status(204).end()
  })
  one.all(refuseMethod('GET, HEAD, PATCH, DELETE'))
}

/** Whose codings they are; undefined where that is nobody's, which was then said. */
function ownerOf(request: Request, response: Response, { codings, accountOf }: CodingRouteParts) {
  // What somebody chose is for nobody else.
  response.set('cache-control', 'no-store')
  if (codings.readOnly) return void sendProblem(response, 403, ONLY_READS)
  const account = accountOf(request)
  if (!account) sendProblem(response, 401, ACCOUNT_NEEDED)
  return account?.name
}

/** Holds a coding to the library as it is now; undefined where it cannot be kept, which was then said. */
async function check(
  { finding, values, digest }: { finding: string; values: CodedValues; digest: string | undefined },
  response: Response,
  { snapshot }: Library,
): Promise<{ digest: string; taxonomy: string } | undefined> {
  const found = findFinding(snapshot, finding)
  const faults = [
    ...(found ? [] : [{ name: 'finding', detail: `There is no finding \`${finding.slice(0, 120)}\`.` }]),
    ...faultsOfCoding(values, snapshot.taxonomy).map(({ detail }) => ({ name: 'values', detail })),
  ]
  if (!found || faults.length > 0) {
    refuseParams(
      response,
      faults.map(fault => ({ in: 'body', ...fault })),
    )
    return undefined
  }
  const now = await digestOfWords(snapshot, found)
  if (digest === undefined || digest === now) return { digest: now, taxonomy: snapshot.taxonomy.version }
  sendProblem(response, 409, 'The words of this finding have changed since they were read. Read them again.')
  return undefined
}

function refuseMethod(allowed: string) {
  return (request: Request, response: Response): void => {
    response.set('allow', allowed)
    sendProblem(response, 405, `This address answers ${allowed}; ${request.method} does nothing here.`)
  }
}

function toSummary(coding: Coding): z.input<typeof codingSummary> {
  const { id, finding, reader, digest, taxonomy, made, changed, values } = coding
  const lists = Object.fromEntries(Object.entries(values).map(([key, terms]) => [key, [...terms]]))
  return { id, url: `/learn/codings/${id}`, finding, reader, digest, taxonomy, made, changed, values: lists }
}

function toAnswer(coding: Coding, compared: ComparedCoding | undefined): z.input<typeof codingAnswer> {
  if (!compared) return { ...toSummary(coding), comparison: null }
  const { found, record, others, people, machines, earlier, isChanged } = compared
  return {
    ...toSummary(coding),
    comparison: {
      note: oneCoderSays(found.review),
      textChanged: isChanged,
      positiveAgreement: record.positive ?? null,
      facets: record.facets.map(({ onlyOther, ...facet }) => ({ ...facet, onlyRecord: onlyOther })),
      others: {
        ...{ people, machines, ofEarlierWords: earlier },
        facets: others.map(one => ({ ...one, agreement: one.agreement ?? null })),
      },
    },
  }
}
