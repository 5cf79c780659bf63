import type { Response } from 'express'
import type { Review } from '../corpus/review.ts'
import { sendProblem, type RequestFault } from './http-problem.ts'

/** Every fault of the parameters, at once. */
export function refuseParams(response: Response, faults: readonly RequestFault[]): void {
  const detail =
    faults.length === 1 ? 'One parameter is at fault.' : `${faults.length} parameters are at fault.`
  sendProblem(response, 400, detail, faults)
}

/** There is no such thing. */
export function notFound(response: Response, kind: string, id: string): void {
  sendProblem(response, 404, `There is no ${kind} \`${id.slice(0, 120)}\`.`)
}

/** A withdrawn record is known by its address and shown by no other word than why it is gone. */
export function gone(response: Response, { date, reason }: NonNullable<Review['withdrawn']>): void {
  sendProblem(response, 410, `The record was withdrawn in ${date}. ${reason}`)
}
