import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { Command, Option } from 'commander'
import writeFileAtomic from 'write-file-atomic'
import type { Config } from '../../config.ts'
import { AskedLibrary } from '../../analysis/asked-before.ts'
import { checkAcross } from '../../authoring/check-library.ts'
import { fixFootnotes } from '../../corpus/fix-footnotes.ts'
import { loadCorpus, readReviewFile, reviewFiles } from '../../corpus/load-corpus.ts'
import type { ParsedReview } from '../../corpus/parse-review.ts'
import { createReviewSchema, type ReviewSchema } from '../../corpus/review-schema.ts'
import type { Problem } from '../../problems/problem.ts'
import { byPosition } from '../../problems/to-problem.ts'
import { loadTaxonomy } from '../../taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { ExpectedFailure } from '../expected-failure.ts'
import { formatProblems, PROBLEM_FORMATS, type ProblemFormat } from '../problem-formats.ts'

interface CheckOptions {
  draft?: boolean
  fix?: boolean
  format: ProblemFormat
}

/** `lessons check`: finds every fault in reviews, without an engine. */
export function checkCommand(config: Config): Command {
  return new Command('check')
    .description(
      'Check reviews: every fault at its line and column, with what to do about it. Needs no engine.',
    )
    .argument('[paths...]', 'files or folders; the folder of reviews where none is named')
    .option(
      '--draft',
      'check as texts that are still to be published: a summary is then looked through for what could identify somebody as strictly as a review',
    )
    .option('--fix', 'write the footnotes at the end of each file from its list of sources')
    .addOption(new Option('--format <format>', 'how to print').choices(PROBLEM_FORMATS).default('text'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .addHelpText(
      'after',
      '\nExit code: 0 no errors (warnings and notices may remain), 1 errors, 2 the check could not be made.\n\nExamples:\n  lessons check\n  lessons check --draft reviews/2024-somewhere-what-it-is-about.md\n  lessons check --fix reviews/2006-highland-left-school-unseen.md\n  lessons check --format github',
    )
    .action(async (paths: string[], options: CheckOptions) => {
      process.exitCode = await check(paths.length > 0 ? paths : [config.reviewsDir], config, options)
    })
}

async function check(
  paths: readonly string[],
  config: Config,
  { draft, fix, format }: CheckOptions,
): Promise<number> {
  const taxonomy = await loadTaxonomy(config.taxonomyDir)
  const schema = createReviewSchema(taxonomy)
  const files = (await Promise.all(paths.map(filesUnder))).flat()
  // What a review refers to is looked for in the library, wherever the file that is checked lies.
  const library = (await loadCorpus(config.reviewsDir, taxonomy)).reviews
  const read: Array<ParsedReview & { file: string }> = []
  for (const file of files) {
    if (fix) await fixFile(file, taxonomy, schema)
    const as = { isDraft: draft === true }
    read.push({
      file,
      ...(await readReviewFile(dirname(file), basename(file), taxonomy, schema, undefined, as)),
    })
  }
  const asked = new AskedLibrary(library, taxonomy)
  const known = [...library, ...read.flatMap(({ review }) => review ?? [])]
  const problems = read.flatMap(({ file, review, problems: found }): Problem[] => {
    const across = review ? checkAcross([review], known, taxonomy, asked) : []
    return [...found, ...across]
      .sort(byPosition)
      .map(problem => ({ ...problem, file: relative(process.cwd(), file) }))
  })
  const text = formatProblems(problems, files, format)
  if (text !== '') console.log(text)
  return problems.some(problem => problem.severity === 'error') ? 1 : 0
}

/** Review files at a path; a path that is not there is said at once, since a check of nothing would pass. */
async function filesUnder(path: string): Promise<string[]> {
  const full = resolve(path)
  const info = await stat(full).catch(() => undefined)
  if (!info) throw new ExpectedFailure(`There is no file or folder ${path}.`)
  return info.isDirectory() ? (await reviewFiles(full)).map(name => join(full, name)) : [full]
}

async function fixFile(path: string, taxonomy: Taxonomy, schema: ReviewSchema): Promise<void> {
  // A file that is not text is left alone; the check that follows says what is wrong with it.
  const text = await readFile(path)
    .then(bytes => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    .catch(() => undefined)
  if (text === undefined) return
  const fixed = fixFootnotes(basename(path), text, taxonomy, schema)
  if (fixed !== text) await writeFileAtomic(path, fixed)
}
