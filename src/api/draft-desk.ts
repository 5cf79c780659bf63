import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { ONLY_READS, type AccountOf, type AskingAccount } from '../accounts/account-of.ts'
import { noSuchDraft } from '../authoring/draft-refused.ts'
import type { Drafts } from '../authoring/drafts.ts'
import { BaseChanged } from '../authoring/published-file.ts'
import type { Publishing } from '../authoring/publishing.ts'
import { sha256 } from '../corpus/digest.ts'
import { toDifference } from '../exports/difference.ts'
import { toDraftAnswer } from './draft-json.ts'
import { sendProblem } from './http-problem.ts'
import { parseBody } from './parse-body.ts'
import { refuseParams } from './refusals.ts'

/** What the routes of drafts need to know of the rest. */
export interface DraftRouteParts {
  /** Both undefined in a process that only reads. */
  drafts: Drafts | undefined
  publishing: Publishing | undefined
  accountOf: AccountOf
}

/** Somebody at work on drafts. */
export interface DraftDesk {
  drafts: Drafts
  publishing: Publishing
  account: AskingAccount
}

/** Handles a request of somebody who has signed in. */
export function atDesk(
  { drafts, publishing, accountOf }: DraftRouteParts,
  handle: (desk: DraftDesk, request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const account = accountOf(request)
    if (!drafts || !publishing || !account) return sendProblem(response, 403, ONLY_READS)
    await handle({ drafts, publishing, account }, request, response)
  }
}

/** Answers with a draft and its text as they are now. */
export async function showDraft(
  { drafts, account }: DraftDesk,
  id: string,
  response: Response,
): Promise<void> {
  const found = await drafts.read(id, account)
  if (!found) throw noSuchDraft()
  response.json(toDraftAnswer(found, account))
}

/** The fields of a body; undefined where they are at fault, which was then said. */
export function readFields<S extends z.ZodObject>(
  schema: S,
  request: Request,
  response: Response,
): z.output<S> | undefined {
  const parsed = parseBody(schema, request.body)
  if ('fields' in parsed) return parsed.fields
  refuseParams(response, parsed.faults)
  return undefined
}

export function idOf(request: Request): string {
  return String(request.params['id'])
}

export function refuseMethod(allowed: string): RequestHandler {
  return (request, response) => {
    response.set('allow', allowed)
    sendProblem(response, 405, `This address answers ${allowed}; ${request.method} does nothing here.`)
  }
}

/** Where the published file is another than the draft was to replace, says what stands there and how they differ. */
export async function orBaseChanged(
  { drafts, account }: DraftDesk,
  request: Request,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (cause) {
    if (!(cause instanceof BaseChanged)) throw cause
    const own = await drafts.read(idOf(request), account)
    const { markdown = null } = cause
    sendProblem(response, 409, cause.message, [], {
      markdown,
      ...(markdown !== null && { fileDigest: sha256(markdown) }),
      difference: toDifference(markdown ?? '', own?.markdown ?? ''),
    })
  }
}
