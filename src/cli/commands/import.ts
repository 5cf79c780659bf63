import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import writeFileAtomic from 'write-file-atomic'
import { importDocument, kindByName, type ImportedDocument } from '../../authoring/import/import-document.ts'
import { ImportRefused, SIZES_IN_WORDS, whyTooLarge } from '../../authoring/import/import-limits.ts'
import type { Config } from '../../config.ts'
import { toReviewDocx } from '../../exports/docx/review-docx.ts'
import { toReviewTemplate } from '../../exports/docx/review-template.ts'
import { loadTaxonomy } from '../../taxonomy/load-taxonomy.ts'
import { ExpectedFailure } from '../expected-failure.ts'
import { toImportJson, toImportText } from '../import-formats.ts'

interface Options {
  out?: string
  json?: boolean
  template?: string
  toWord?: boolean
  force?: boolean
}

/** `lessons import`: makes a draft of a document, and the other way round. Needs no engine. */
export function importCommand(config: Config): Command {
  return new Command('import')
    .description(
      'Make a draft of a Word, PDF, HTML or Markdown document. Says what could not be placed, what the rules find and which terms its words suggest. Needs no engine.',
    )
    .argument('[document]', '.docx, .pdf, .html or .md')
    .option('--out <file>', 'where to write the draft; to the terminal where left out')
    .option('--force', 'write over a file that is there')
    .option('--json', 'print what was found for a program; with --out without the draft')
    .option('--template <file>', 'write the Word template for reviewers')
    .option('--to-word', 'the other way round: write a review in Markdown as a Word document; needs --out')
    .addHelpText(
      'after',
      `\nLimits: ${SIZES_IN_WORDS}; the text of a draft has at most 2 MB. Passages that were not read are listed as “Not read”.` +
        '\nExit code: 0 the draft has no errors, 1 it has (as almost every draft has at first), 2 the document could not be read.\n\nExamples:\n  lessons import report.docx --out draft.md\n  lessons import report.pdf --json > report.json\n  lessons import --template template.docx\n  lessons import --to-word reviews/2006-highland-left-school-unseen.md --out review.docx',
    )
    .action(async (path: string | undefined, options: Options) => {
      if (options.template !== undefined)
        await write(options.template, await toReviewTemplate(await loadTaxonomy(config.taxonomyDir)), options)
      if (path === undefined && options.template !== undefined) return
      if (path === undefined)
        throw new ExpectedFailure('Say which document to read: a .docx, .pdf, .html or .md file.')
      if (options.toWord) return writeWord(path, options)
      const imported = await readDocument(path, config)
      if (options.out !== undefined) await write(options.out, imported.markdown, options)
      if (options.json) console.log(toImportJson(imported, options.out === undefined))
      else {
        if (options.out === undefined) process.stdout.write(imported.markdown)
        // Beside a draft that goes to the standard output, words go to the other.
        console.error(toImportText(imported))
      }
      process.exitCode = imported.problems.some(({ severity }) => severity === 'error') ? 1 : 0
    })
}

async function readDocument(path: string, config: Config): Promise<ImportedDocument> {
  const taxonomy = await loadTaxonomy(config.taxonomyDir)
  const bytes = await readWithin(path)
  return importDocument({ name: basename(path), bytes }, taxonomy, { seconds: config.importSeconds }).catch(
    (cause: unknown) => {
      throw cause instanceof ImportRefused ? new ExpectedFailure(`${path}: ${cause.message}`) : cause
    },
  )
}

/** A file that is too large is not read at all. */
async function readWithin(path: string): Promise<Uint8Array> {
  const unread = (cause: NodeJS.ErrnoException) => {
    throw new ExpectedFailure(`${path} cannot be read (${cause.code}).`)
  }
  const { size } = await stat(path).catch(unread)
  const tooLarge = whyTooLarge(kindByName(path) ?? 'docx', size)
  if (tooLarge !== undefined) throw new ExpectedFailure(`${path}: ${tooLarge}`)
  return readFile(path).catch(unread)
}

async function writeWord(path: string, options: Options): Promise<void> {
  if (options.out === undefined) throw new ExpectedFailure('Say with --out where the Word document goes.')
  const markdown = new TextDecoder().decode(await readWithin(path))
  await write(options.out, await toReviewDocx(markdown), options)
}

/** A draft that somebody has worked on is not written over. */
async function write(path: string, content: string | Buffer, { force }: Options): Promise<void> {
  if (!force && (await stat(path).catch(() => undefined)))
    throw new ExpectedFailure(`${path} is there already. Give another name, or --force to write over it.`)
  await writeFileAtomic(path, content).catch((cause: NodeJS.ErrnoException) => {
    throw new ExpectedFailure(`${path} cannot be written (${cause.code}).`)
  })
}
