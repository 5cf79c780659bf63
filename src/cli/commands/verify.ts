import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { Config } from '../../config.ts'
import { parseReceipt } from '../../exports/parse-receipt.ts'
import type { AnySignedReceipt } from '../../exports/receipt.ts'
import { toVerificationText } from '../../exports/verification-text.ts'
import { ExpectedFailure } from '../expected-failure.ts'
import { withExtracts } from '../with-extracts.ts'

/** `lessons verify`: what a receipt is worth, and what has changed since it was made. */
export function verifyCommand(config: Config): Command {
  return new Command('verify')
    .description(
      'Say whether a receipt is as it was signed and whether its extract or pack is still current. Exits with 0 where it is, with 1 where something has changed or the receipt is not ours or not as it was signed.',
    )
    .argument('<receipt>', 'file with the signed receipt, in JSON')
    .option('--json', 'print for a program')
    .addHelpText('after', '\nExamples:\n  lessons verify receipt.json\n  lessons verify receipt.json --json')
    .action(async (path: string, options: { json?: boolean }) => {
      const signed = await readReceipt(path)
      const verification = await withExtracts(config, extracts => extracts.verify(signed))
      console.log(options.json ? JSON.stringify(verification, null, 2) : toVerificationText(verification))
      if (verification.status !== 'current') process.exitCode = 1
    })
}

async function readReceipt(path: string): Promise<AnySignedReceipt> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new ExpectedFailure(`${path} cannot be read (${cause.code}).`)
  })
  const parsed = parseReceipt(text)
  if ('signed' in parsed) return parsed.signed
  throw new ExpectedFailure(`${path} ${parsed.fault}.`)
}
