// Builds one peer over records and asks it questions, in a process of its own, so that its memory is its own.
// Arguments: its name, a file of records and one of what is asked of them, as measure-peers.ts writes them.
import { readFileSync } from 'node:fs'
import type { SearchRecord } from '../../../src/search/search-record.ts'
import { buildFlexSearch } from './flexsearch.ts'
import { buildFts5 } from './fts5.ts'
import { buildMiniSearch } from './minisearch.ts'
import { buildOrama } from './orama.ts'
import type { PeerBuilder, PeerQuestion, PeerRecord, PeerRun } from './peer.ts'

const BUILDERS: Readonly<Record<string, PeerBuilder>> = {
  minisearch: buildMiniSearch,
  orama: buildOrama,
  flexsearch: buildFlexSearch,
  fts5: buildFts5,
}
const WARM_UP = 20

const [name, recordsFile, asked] = process.argv.slice(2) as [string, string, string]
const { fields, facets, questions } = JSON.parse(readFileSync(asked, 'utf8')) as {
  fields: string[]
  facets: string[]
  questions: PeerQuestion[]
}
const records = readFileSync(recordsFile, 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => toPeerRecord(JSON.parse(line) as SearchRecord))

const emptyBytes = process.memoryUsage().rss
const began = performance.now()
const peer = await BUILDERS[name]!(records)
const buildMs = performance.now() - began

for (const question of questions.slice(0, WARM_UP)) await peer.page(question)
const times: number[] = []
const totals: number[] = []
for (const question of questions.slice(WARM_UP)) {
  const start = performance.now()
  // Written as JSON, as the engine and the library do.
  const page = await peer.page(question)
  JSON.stringify(page)
  times.push(performance.now() - start)
  totals.push(page.total)
}
const run: PeerRun = { buildMs, emptyBytes, memoryBytes: process.memoryUsage().rss, times, totals }
console.log(JSON.stringify(run))

function toPeerRecord(record: SearchRecord): PeerRecord {
  const text = fields.map(field => {
    const value = record[field] as string | string[]
    return [field, typeof value === 'string' ? value : value.join('\n')] as const
  })
  const terms = facets.map(key => [key, (record[key] as string[] | undefined) ?? []] as const)
  return {
    id: record.id,
    kind: record.kind,
    text: Object.fromEntries(text),
    terms: Object.fromEntries(terms),
  }
}
