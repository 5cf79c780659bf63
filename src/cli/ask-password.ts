import { createInterface } from 'node:readline'
import { Writable, type Readable } from 'node:stream'
import { ExpectedFailure } from './expected-failure.ts'

/** Where a password is typed, and where the question stands. */
export interface Terminal {
  input: Readable & { isTTY?: boolean }
  output: Writable
}

/** More than any password has: what is longer is another file. */
const MOST_BYTES = 10_000

/**
 * A password typed twice at a terminal, which shows nothing of it.
 * @throws ExpectedFailure where the two differ, nobody is at a terminal, or it was given up (Ctrl-C, Ctrl-D)
 */
export async function askPassword({ input, output }: Terminal): Promise<string> {
  if (!input.isTTY)
    throw new ExpectedFailure(
      'There is no terminal to ask for a password. Send it on standard input with --password-stdin.',
    )
  const first = await askHidden('Password: ', { input, output })
  const second = await askHidden('Once more: ', { input, output })
  if (first !== second) throw new ExpectedFailure('The two passwords differ. Nothing was changed.')
  return first
}

/** The password that a program sends: all of its standard input, without the line end. @throws ExpectedFailure */
export async function readPassword(input: Readable): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of input) {
    parts.push(Buffer.from(part as Uint8Array))
    bytes += parts.at(-1)!.length
    if (bytes > MOST_BYTES) throw new ExpectedFailure('Standard input has more than a password.')
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}

function askHidden(question: string, { input, output }: Terminal): Promise<string> {
  // The line editor echoes what is typed to a place where nobody sees it.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 })
  return new Promise((resolve, reject) => {
    let answer: string | undefined
    lines.once('line', line => {
      answer = line
      lines.close()
    })
    lines.once('SIGINT', () => lines.close())
    lines.once('close', () => {
      output.write('\n')
      if (answer === undefined) reject(new ExpectedFailure('Given up. Nothing was changed.'))
      else resolve(answer)
    })
    output.write(question)
  })
}
