import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import type { AccountOf } from '../accounts/account-of.ts'
import { hasRole } from '../accounts/roles.ts'
import { checkText } from '../authoring/check-text.ts'
import { fileNameOf, NAMELESS } from '../authoring/file-name-of.ts'
import { maskDisclosed } from '../problems/without-disclosed.ts'
import type { Library } from '../search/library.ts'
import { checkRequest, MOST_TEXT, type checkAnswer } from './check-schemas.ts'
import { sendProblem } from './http-problem.ts'
import { parseBody } from './parse-body.ts'
import { readJson } from './read-json.ts'
import { refuseParams } from './refusals.ts'

/** Checks a text as `lessons check --draft` checks a file, or without `draft` as one of the library. Nothing of it is kept, so it works where nothing is written. */
export function addCheckRoutes(router: Router, library: Library, accountOf: AccountOf): void {
  const route = router.route('/check')

  route.post(...readJson(MOST_TEXT), (request: Request, response: Response) => {
    const parsed = parseBody(checkRequest, request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { markdown, name, draft } = parsed.fields
    const file = name ?? fileNameOf(markdown) ?? NAMELESS
    const { problems } = checkText(file, markdown, library.snapshot, { isDraft: draft })
    const account = accountOf(request)
    const isAuthor = account !== undefined && hasRole(account.role, 'author')
    // What somebody sent is answered to them alone.
    response.set('cache-control', 'no-store')
    const answer: z.input<typeof checkAnswer> = {
      problems: isAuthor ? problems : maskDisclosed(problems),
    }
    response.json(answer)
  })

  route.all((request, response) => {
    response.set('allow', 'POST')
    sendProblem(response, 405, `This address answers POST; ${request.method} does nothing here.`)
  })
}
