import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import writeFileAtomic from 'write-file-atomic'
import type { Config } from '../../config.ts'
import { NotAmongMatches } from '../../exports/create-extract.ts'
import type { ExportFormat } from '../../exports/export-format.ts'
import { FORMATS } from '../../exports/formats.ts'
import { parseExtractParams } from '../../exports/parse-extract-params.ts'
import type { Receipt } from '../../exports/receipt.ts'
import { toCountSentence } from '../../exports/count-sentence.ts'
import { ExpectedFailure } from '../expected-failure.ts'
import { withExtracts } from '../with-extracts.ts'

interface Options {
  format: string
  title?: string
  notes?: string
  leaveOut?: string[]
  out?: string
  receipt?: string
  json?: boolean
}

/** `lessons extract`: every match of a query as a file, with its receipt. */
export function extractCommand(config: Config): Command {
  const formats = FORMATS.map(({ id }) => id)
  return new Command('extract')
    .description('Write every match of a search to a file, with a signed receipt that can be verified later.')
    .argument('<query>', 'query string of a search, as in its address; "" for all findings')
    .addOption(new Option('--format <format>', 'form of the file').choices(formats).default('csv'))
    .option('--title <title>', 'title at its head')
    .option('--notes <text>', 'notes that go with it')
    .option('--leave-out <id:reason...>', 'items to leave out, each with the reason')
    .option('--out <file>', 'where to write it; to the terminal where left out')
    .option('--receipt <file>', 'where to write the signed receipt alone')
    .option('--json', 'print the receipt for a program; needs --out')
    .addHelpText(
      'after',
      '\nExamples:\n  lessons extract "q=school&agency=police&from=2004&to=2016" --format csv --out school-police.csv --receipt receipt.json\n  lessons extract "kind=recommendation&agency=education" --leave-out "2006-highland-left-school-unseen/R1:In another chapter" > education.csv',
    )
    .action(async (query: string, options: Options) => {
      if (options.json && options.out === undefined)
        throw new ExpectedFailure(
          '--json prints the receipt in the place of the file; say with --out where the file goes.',
        )
      const format = FORMATS.find(({ id }) => id === options.format)!
      await withExtracts(config, async (extracts, library) => {
        const params = new URLSearchParams(query.replace(/^[^?]*\?/, ''))
        const raw = Object.fromEntries([...new Set(params.keys())].map(name => [name, params.getAll(name)]))
        const own = { title: options.title, notes: options.notes, 'leave-out': options.leaveOut }
        const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
        const { request, faults } = parseExtractParams({ ...raw, ...given }, library.snapshot.taxonomy)
        if (faults.length > 0)
          throw new ExpectedFailure(faults.map(({ name, detail }) => `${name}: ${detail}`).join('\n'))
        const extract = await extracts.create(request).catch((cause: unknown) => {
          throw cause instanceof NotAmongMatches ? new ExpectedFailure(cause.message) : cause
        })
        const { receipt } = extract.receipt
        refuseTooMany(format, receipt)
        await writeOut(await format.write(extract, extracts.site), options.out)
        if (options.receipt !== undefined)
          await writeFileAtomic(options.receipt, `${JSON.stringify(extract.receipt, null, 1)}\n`)
        if (options.json) console.log(JSON.stringify(extract.receipt))
        // Beside a file that goes to the standard output, words go to the other.
        else console.error(`${receipt.query.sentence}.\n${toCountSentence(receipt)}`)
      })
    })
}

function refuseTooMany({ id, most }: ExportFormat, { items }: Receipt): void {
  if (most === undefined || items.length <= most) return
  const others = FORMATS.filter(one => one.most === undefined || items.length <= one.most)
  throw new ExpectedFailure(
    `A file of the form ${id} takes at most ${most} items, and there are ${items.length}. Narrow the search, or ask for ${others.map(one => one.id).join(', ')}.`,
  )
}

/** A file is there as a whole or not at all. */
async function writeOut(body: Readable, path: string | undefined): Promise<void> {
  if (path === undefined) return pipeline(body, process.stdout, { end: false })
  const beside = `${path}.part`
  try {
    await pipeline(body, createWriteStream(beside))
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true })
    throw new ExpectedFailure(`${path} cannot be written (${(cause as Error).message}).`)
  }
}
