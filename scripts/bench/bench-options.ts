import { parseArgs } from 'node:util'

/** What can be measured, in the order in which it is. */
export const MEASURES = {
  parse: 'reading, checking and turning every review into records, against remark alone',
  build: 'a first index, against the engine given the same records',
  start: 'a start with nothing changed, to the first answered search',
  page: 'a page of results, against the same put straight to the engine',
  render: 'the page a person sees, against the API and the engine',
  again: 'answers that were given before: kept results, and 304 to whoever has the answer',
  memory: 'memory of the server, after its start and after work',
  load: '200 connections for a minute, or for --seconds',
  fresh: 'a saved file until it is found',
  peers: 'other search engines on the records and queries of at most 1,000 reviews',
} as const

export type Measure = keyof typeof MEASURES

export interface BenchOptions {
  reviews: number
  seed: number
  only: ReadonlySet<Measure>
  /** How many different queries are timed one after the other. */
  queries: number
  /** How long the load lasts. */
  seconds: number
}

const HELP = `npm run bench -- [--reviews 1000] [--seed 1] [--queries 1000] [--seconds 60] [--only ${Object.keys(MEASURES).join(',')}]

${Object.entries(MEASURES)
  .map(([name, what]) => `  ${name.padEnd(7)} ${what}`)
  .join('\n')}

At 10,000 reviews all of it takes up to 25 minutes: npm run bench -- --reviews 10000`

/** Reads the command line. Ends the process with help where it is asked for or cannot be understood. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = readArgs(args)
  const only = (values.only ?? Object.keys(MEASURES).join(',')).split(',').map(name => name.trim())
  const numbers = [values.reviews, values.seed, values.queries, values.seconds].map(Number)
  const known = only.every(name => Object.hasOwn(MEASURES, name))
  if (values.help || !known || !numbers.every(number => Number.isInteger(number) && number > 0)) {
    console.log(HELP)
    process.exit(values.help ? 0 : 2)
  }
  const [reviews, seed, queries, seconds] = numbers as [number, number, number, number]
  return { reviews, seed, queries, seconds, only: new Set(only as Measure[]) }
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        reviews: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        queries: { type: 'string', default: '1000' },
        seconds: { type: 'string', default: '60' },
        only: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (cause) {
    console.error((cause as Error).message)
    return { values: { reviews: '', seed: '', queries: '', seconds: '', only: '', help: false } }
  }
}
