/**
 * What was asked of a draft cannot be done: the message says why and what to do, for a person. It carries the status
 * of the answer as an error of HTTP does, so that pages and API say the same.
 */
export class DraftRefused extends Error {
  override name = 'DraftRefused'
  readonly expose = true
  readonly status: number
  readonly statusCode: number

  constructor(status: 403 | 404 | 409 | 413 | 422, message: string) {
    super(message)
    this.status = status
    this.statusCode = status
  }
}

/** Who may not see a draft is told what they would be told if there were none. */
export function noSuchDraft(): DraftRefused {
  return new DraftRefused(404, 'There is no such draft, or it is not open to you.')
}
