import type { ZodType } from 'zod'
import { input, search, select } from '@inquirer/prompts'
import { choosableTerms, FIELD_HELP, toHelp } from '../corpus/front-matter-json-schema.ts'
import type { Facet } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { ReviewSchema } from '../corpus/review-schema.ts'

/** Where questions are put and answers typed. */
export interface Terminal {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
}

/** One thing that `lessons new` needs to know. */
export interface Question {
  key: string
  /** What is asked for, for whoever answers by a file or a flag. */
  help: string
  /** Whether an answer is a list of terms. */
  isList?: boolean
  /** What is taken where nobody answers. */
  fallback?: string
  /** What is wrong with an answer; undefined where nothing is. */
  fault: (answer: unknown) => string | undefined
  ask: (terminal: Terminal) => Promise<unknown>
}

/** Terms that most new reviews have. */
const USUAL: Readonly<Record<string, string>> = { record: 'review', 'evidence-grade': 'A' }

/** Everything that must be known before a file can be begun, in the order in which it is asked. */
export function questionsOf(taxonomy: Taxonomy, schema: ReviewSchema): Question[] {
  const free = (key: string, help: string, fallback?: string): Question => {
    const fault = (answer: unknown) => faultOf(schema, key, answer)
    return {
      key,
      help,
      ...(fallback !== undefined && { fallback }),
      fault,
      ask: typed(`${help}\n`, fault, fallback),
    }
  }
  const named = (key: string, help: string): Question => {
    const fault = (answer: unknown) =>
      typeof answer === 'string' && /[a-z0-9]/i.test(answer) ? undefined : 'Expected a few words.'
    return { key, help, fault, ask: typed(`${help}\n`, fault) }
  }
  const facets = taxonomy.facetsAt('review').filter(({ requiredFor }) => requiredFor.includes('review'))
  const first = facets.filter(({ key }) => key === 'record')
  return [
    free('title', FIELD_HELP['title']!),
    named('publisher', 'Who publishes it, such as a safeguarding partnership.'),
    free('area', FIELD_HELP['area']!),
    named(
      'about',
      'What it is about, in two to five words. They end its permanent id, so no name of a person.',
    ),
    free('published', FIELD_HELP['published']!),
    optional(free('period', FIELD_HELP['period']!)),
    free('written-by', 'Who writes it: `person` or `machine`.', 'person'),
    free('coded-by', 'Who gives it its terms: `person` or `machine`.', 'person'),
    ...[...first, ...facets.filter(facet => !first.includes(facet))].map(facet => chosen(facet, schema)),
  ]
}

/** One that may be left out: an empty answer is no answer. */
function optional({ key, help, fault }: Question): Question {
  const unlessEmpty: Question['fault'] = answer => (answer === '' ? undefined : fault(answer))
  const words = `${help} Nothing where it is not known.`
  return { key, help: words, fallback: '', fault: unlessEmpty, ask: typed(`${words}\n`, unlessEmpty) }
}

function typed(message: string, fault: Question['fault'], fallback?: string): Question['ask'] {
  return terminal =>
    input(
      {
        message,
        ...(fallback !== undefined && { default: fallback }),
        validate: answer => fault(answer.trim()) ?? true,
      },
      terminal,
    ).then(answer => answer.trim())
}

function chosen(facet: Facet, schema: ReviewSchema): Question {
  const fallback = USUAL[facet.key]
  return {
    key: facet.key,
    help: `${facet.question} (${facet.single ? 'one term' : 'terms'} of taxonomy/${facet.key}.yaml)`,
    isList: !facet.single,
    ...(fallback !== undefined && { fallback }),
    fault: answer => faultOf(schema, facet.key, answer),
    ask: terminal => (facet.single ? askOne(facet, terminal, fallback) : askSeveral(facet, terminal)),
  }
}

function askOne(facet: Facet, terminal: Terminal, fallback?: string): Promise<string> {
  const choices = choosableTerms(facet).map(toChoice)
  const usual = choices.find(({ value }) => value === fallback)
  return usual || choices.length <= 8
    ? select({ message: facet.question, choices, ...(usual && { default: usual.value }) }, terminal)
    : search({ message: facet.question, source: matching(choices) }, terminal)
}

/** One term after the other, until none is added: a list of fifty cannot be ticked through. */
async function askSeveral(facet: Facet, terminal: Terminal): Promise<string[]> {
  const taken: string[] = []
  for (;;) {
    const rest = choosableTerms(facet)
      .filter(({ id }) => !taken.includes(id))
      .map(toChoice)
    const enough = { name: 'no more', value: '', description: `Chosen: ${taken.join(', ')}` }
    const choices = taken.length >= Math.max(1, facet.min) ? [enough, ...rest] : rest
    const message = taken.length === 0 ? facet.question : `${facet.question} (${taken.join(', ')}; more?)`
    const term = await search({ message, source: matching(choices) }, terminal)
    if (term === '') return taken
    taken.push(term)
    if (rest.length === 1 || taken.length === facet.max) return taken
  }
}

interface Choice {
  name: string
  value: string
  description: string
}

function toChoice(term: Parameters<typeof toHelp>[0]): Choice {
  return { name: `${term.label} (${term.id})`, value: term.id, description: toHelp(term) }
}

const matching = (choices: readonly Choice[]) => (typed: string | undefined) =>
  choices.filter(({ name, description }) =>
    (typed ?? '')
      .toLowerCase()
      .split(/\s+/)
      .every(word => `${name} ${description}`.toLowerCase().includes(word)),
  )

function faultOf({ frontMatter }: ReviewSchema, key: string, answer: unknown): string | undefined {
  const field = (frontMatter.shape as Readonly<Record<string, ZodType>>)[key]!
  const parsed = field.safeParse(answer)
  if (parsed.success && answer !== '') return undefined
  const issue = parsed.error?.issues[0]
  const params = (issue as { params?: { met?: string } } | undefined)?.params
  const met = params?.met === undefined ? '' : `Unexpected \`${params.met}\`, `
  return `${met}expected ${issue?.message ?? 'an answer'}.`.replace(/^e/, 'E')
}
