import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRandom } from '../synthetic/random.ts'
import { heading, median, megabytes, ms, ratio, table } from './figures.ts'
import { parseWithProduct, type ParseRun } from './product-records.ts'
import { runScript } from './run-script.ts'
import type { Stage } from './stage.ts'

/** More files than this would keep remark busy for minutes; a part of them is parsed and the time scaled by bytes. */
const REMARK_FILES = 1000
const RUNS = 3

/** (c) the product's whole way from files to records against the parsing alone by remark, on the same bytes. */
export async function measureParse(stage: Stage): Promise<void> {
  await stage.stopProduct()
  const names = (await readdir(stage.reviewsDir)).sort()
  const chosen = createRandom(stage.options.seed, -2).some(names, REMARK_FILES)
  const list = join(stage.folder, 'remark-files.txt')
  await writeFile(list, chosen.map(name => join(stage.reviewsDir, name)).join('\n'))

  const ours: ParseRun[] = []
  const theirs: number[] = []
  for (let time = 0; time < RUNS; time++) {
    const ourRun = await parseWithProduct(stage.reviewsDir, stage.cleanUp)
    ours.push(ourRun)
    // One run of remark takes as long as ten of ours; on a large corpus once is enough.
    if (time > 0 && names.length > REMARK_FILES) continue
    const remark = await runScript<{ ms: number; bytes: number }>(stage.cleanUp, 'parse-with-remark.mjs', [
      list,
      String(ourRun.workers),
    ])
    theirs.push((remark.ms / remark.bytes) * stage.corpusBytes)
  }
  const [first] = ours as [ParseRun]
  const our = median(ours.map(one => one.ms))
  const their = median(theirs)
  const rate = (time: number) => `${(stage.corpusBytes / 1e3 / time).toFixed(1)} MB/s`
  const scaled = chosen.length < names.length ? `, ${chosen.length} files scaled by bytes` : ''
  heading(
    `(c) parse, check and build the records of ${first.reviews} reviews: ${ours.length} runs, ${first.workers === 0 ? 'no' : first.workers} workers on both sides`,
  )
  table([
    ['', 'time', 'a file', 'rate', 'processor'],
    [
      'the product, all of it',
      ms(our),
      ms(our / names.length),
      rate(our),
      ms(median(ours.map(one => one.cpuMs))),
    ],
    ['  of it reading and checking', ms(median(ours.map(one => one.loadMs)))],
    [`remark-parse and GFM alone${scaled}`, ms(their), ms(their / names.length), rate(their)],
    ['remark takes so many times as long', ratio(their, our)],
  ])
  console.log(
    `  ${first.records} records; at most ${megabytes(Math.max(...ours.map(one => one.memory)))} held`,
  )
}
