/** Something a person can put right: its message is shown without a stack trace. */
export class ExpectedFailure extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ExpectedFailure'
  }
}
