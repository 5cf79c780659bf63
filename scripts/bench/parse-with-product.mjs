// Reads a folder of reviews into records as the product does it, in a process of its own and from what is built, so
// that nothing of the bench is measured with it. Arguments: folder of reviews, of the taxonomy, and a file to write the
// records and the settings of the index to, where they are wanted.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CorpusCache } from '../../dist/corpus/cache/corpus-cache.js'
import { toIndexSettings } from '../../dist/search/index-settings.js'
import { syncIndex } from '../../dist/search/sync-index.js'
import { loadSnapshot } from '../../dist/analysis/snapshot.js'

const [reviewsDir, taxonomyDir, recordsFile] = process.argv.slice(2)
let workers = 0
process.on('worker', () => (workers += 1))

// Empty, as before a first start: it takes the texts from the reading to the records.
const dataDir = await mkdtemp(join(tmpdir(), 'lessons-bench-'))
const cache = new CorpusCache({ dataDir, madeBy: 'bench', readOnly: false })

const began = performance.now()
const snapshot = await loadSnapshot({ reviewsDir, taxonomyDir }, undefined, cache)
const loaded = performance.now()
let records = 0
const out = recordsFile === undefined ? undefined : createWriteStream(recordsFile)

/** Takes the records and keeps nothing: what the engine does with them is measured apart. */
const index = {
  size: async () => undefined,
  replaceAll: async (_settings, all) => {
    for await (const record of all) {
      records += 1
      if (out && !out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain')
    }
    return records
  },
}
const data = { version: 1, reviews: {} }
await syncIndex(snapshot, index, { data, update: async change => void change(data) }, true)
const done = performance.now()
const { user, system } = process.cpuUsage()
await rm(dataDir, { recursive: true })
if (out) await new Promise(resolve => out.end(resolve))

console.log(
  JSON.stringify({
    ms: done - began,
    loadMs: loaded - began,
    cpuMs: (user + system) / 1000,
    memory: process.resourceUsage().maxRSS * 1024,
    reviews: snapshot.corpus.reviews.length,
    records,
    workers,
    settings: toIndexSettings(snapshot.taxonomy),
  }),
)
process.exit(0)
