/** What is wrong with one thing that was sent for a pack. */
export interface PackFault {
  /** `title`, `audience`, `aim`, `items`, or `note:<id>` of the note of an item. */
  field: string
  message: string
}

/**
 * What was asked of a pack cannot be done: the message says why and what to do, for a person. It carries the status of
 * the answer as an error of HTTP does, so that pages and API say the same.
 */
export class PackRefused extends Error {
  override name = 'PackRefused'
  readonly expose = true
  readonly status: number
  readonly statusCode: number
  /** Every fault of what was sent; empty where it is not what was sent that is at fault. */
  readonly faults: readonly PackFault[]

  constructor(status: 400 | 403 | 404 | 422, message: string, faults: readonly PackFault[] = []) {
    super(message)
    this.status = status
    this.statusCode = status
    this.faults = faults
  }
}
