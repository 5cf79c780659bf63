import { mkdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Command } from 'commander'
import type { Config } from '../../config.ts'
import { idOfNew, parseAnswers, toNewReview } from '../../corpus/new-review.ts'
import { parseReview } from '../../corpus/parse-review.ts'
import { createReviewSchema, type ReviewSchema } from '../../corpus/review-schema.ts'
import type { Problem } from '../../problems/problem.ts'
import { createFile } from '../../state/place-file.ts'
import { loadTaxonomy } from '../../taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { questionsOf, type Question } from '../ask-for-review.ts'
import { ExpectedFailure } from '../expected-failure.ts'

interface Options {
  answers?: string
  set: string[]
  json?: boolean
}

/** `lessons new`: begins the file of a review. */
export function newCommand(config: Config): Command {
  return new Command('new')
    .description('Begin a new review: asks what it needs, writes the file and lists what is left to write.')
    .option('--answers <file>', 'YAML with answers by name; what it does not answer is asked')
    .option(
      '--set <name=value>',
      'one answer; a list has commas between its terms; may be given again',
      (one, all: string[]) => [...all, one],
      [],
    )
    .option('--json', 'ask nothing, and print what was written for a program')
    .addHelpText(
      'after',
      '\nAn existing file is never written over.\nExit code: 0 the file was written, 2 it was not.\n\nExamples:\n  lessons new\n  lessons new --answers answers.yaml\n  lessons new --answers answers.yaml --set area=Highland --set agency=police,education --json',
    )
    .action(async (options: Options) => begin(config, options))
}

async function begin(config: Config, options: Options): Promise<void> {
  const taxonomy = await loadTaxonomy(config.taxonomyDir)
  const schema = createReviewSchema(taxonomy)
  const questions = questionsOf(taxonomy, schema)
  const given = { ...(await readAnswers(options.answers)), ...Object.fromEntries(options.set.map(toAnswer)) }
  const isAsking = options.json !== true && process.stdin.isTTY
  const known = checkGiven(questions, given, Object.keys(schema.frontMatter.shape), isAsking)
  const answers = isAsking ? await askTheRest(questions, known) : known
  for (;;) {
    const written = await writeNew(answers, { config, taxonomy, schema })
    if ('path' in written)
      return print(written.id, relative(process.cwd(), written.path), written.left, options.json === true)
    if (!isAsking) throw new ExpectedFailure(`${written.taken} Say in other words what the review is about.`)
    // Whoever has answered everything is not asked for all of it again.
    console.log(`${written.taken} Say in other words what this one is about.`)
    const { about: _taken, ...rest } = answers
    answers['about'] = (await askTheRest(questions, rest))['about']
  }
}

interface Vocabulary {
  config: Config
  taxonomy: Taxonomy
  schema: ReviewSchema
}

/** Writes the file whole or not at all; where there is one of its name, says so. */
async function writeNew(
  answers: Readonly<Record<string, unknown>>,
  { config, taxonomy, schema }: Vocabulary,
): Promise<{ id: string; path: string; left: Problem[] } | { taken: string }> {
  const { about, publisher, ...answered } = answers
  const fields = Object.fromEntries(Object.entries(answered).filter(([, answer]) => answer !== ''))
  const review = { fields, about: String(about), publisher: String(publisher) }
  const { name, text } = toNewReview(review, taxonomy)
  const left = parseReview(name, text, taxonomy, schema, { isDraft: true }).problems
  // What is left to write stands below the front matter; a fault in it is a fault of the answers.
  const ends = text.split('\n').indexOf('---', 1) + 1
  const faults = left.filter(({ line, severity }) => line <= ends && severity === 'error')
  if (faults.length > 0)
    throw new ExpectedFailure(
      [
        'Nothing was written.',
        ...faults.map(({ message, hint }) => [message, hint].filter(Boolean).join(' ')),
      ].join('\n'),
    )
  const path = join(config.reviewsDir, name)
  await mkdir(config.reviewsDir, { recursive: true })
  return (await createFile(path, text))
    ? { id: idOfNew(review), path, left }
    : { taken: `There is a file ${path} already. It was left as it is.` }
}

function print(id: string, file: string, left: readonly Problem[], json: boolean): void {
  if (json) return console.log(JSON.stringify({ id, file, left }, null, 2))
  console.log(`Wrote ${file}\n\nLeft to write, by line (a heading that is not needed is taken out):`)
  for (const { line, message } of left) console.log(`  ${String(line).padStart(3)}  ${message}`)
  console.log(`\nThen: npx lessons check --draft ${file}`)
}

/** @throws ExpectedFailure where a file cannot be read as answers */
async function readAnswers(path: string | undefined): Promise<Record<string, unknown>> {
  if (path === undefined) return {}
  const written = await readFile(path, 'utf8').catch(() => undefined)
  if (written === undefined) throw new ExpectedFailure(`There is no file ${path} that can be read.`)
  const answers = parseAnswers(written)
  if (!answers)
    throw new ExpectedFailure(`${path} is not YAML with a name, a colon and a value on each line.`)
  return answers
}

function toAnswer(setting: string): [string, unknown] {
  const at = setting.indexOf('=')
  if (at < 1)
    throw new ExpectedFailure(`Unexpected \`${setting}\` after --set, expected a name, \`=\` and a value.`)
  return [setting.slice(0, at), setting.slice(at + 1)]
}

/** @throws ExpectedFailure with every fault at once: unknown names, unfit answers, and what is missing if nobody asks */
function checkGiven(
  questions: readonly Question[],
  given: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  isAsking: boolean,
): Record<string, unknown> {
  const faults = Object.keys(given)
    .filter(name => !fields.includes(name) && !questions.some(({ key }) => key === name))
    .map(name => `\`${name}\` is nothing that a new review is asked for.`)
  const made = Object.keys(given).filter(name => ['id', 'sources', 'taxonomy'].includes(name))
  faults.push(...made.map(name => `\`${name}\` is made by this command, and not answered.`))
  const known: Record<string, unknown> = { ...given }
  for (const { key, help, isList, fallback, fault } of questions) {
    if (!(key in given)) {
      if (isAsking) continue
      if (fallback === undefined) faults.push(`Missing \`${key}\`: ${help}`)
      else known[key] = fallback
      continue
    }
    const answer = given[key]
    // A flag is text, with commas between the terms of a list.
    const fitting = isList === true && typeof answer === 'string' ? answer.split(/\s*,\s*/) : answer
    const wrong = fault(fitting)
    if (wrong === undefined) known[key] = fitting
    else faults.push(`\`${key}\`: ${wrong}`)
  }
  if (faults.length > 0) throw new ExpectedFailure(['Nothing was written.', ...faults].join('\n'))
  return known
}

async function askTheRest(
  questions: readonly Question[],
  known: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = { ...known }
  const terminal = { input: process.stdin, output: process.stdout }
  try {
    for (const { key, ask } of questions) if (!(key in answers)) answers[key] = await ask(terminal)
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'ExitPromptError')
      throw new ExpectedFailure('Given up. Nothing was written.')
    throw cause
  }
  return answers
}
