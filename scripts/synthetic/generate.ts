// `npm run synthetic -- --reviews 1000 --out <folder> --seed 1`: invented reviews that keep every rule of the
// format, for measuring. They are never part of the library.
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeCorpus } from './write-corpus.ts'

const { values } = parseArgs({
  options: {
    reviews: { type: 'string', default: '1000' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const reviews = Number(values.reviews)
const seed = Number(values.seed)
if (values.out === undefined || !Number.isInteger(reviews) || reviews < 1 || !Number.isInteger(seed)) {
  console.error('Say how many and where: npm run synthetic -- --reviews 1000 --out <folder> [--seed 1]')
  process.exit(2)
}
const folder = resolve(values.out)
const there = await readdir(folder).catch(() => [])
if (there.length > 0) {
  console.error(`${folder} is not empty. Invented reviews are written into an empty folder only.`)
  process.exit(2)
}
const began = performance.now()
const { files, bytes } = await writeCorpus(folder, { reviews, seed })
const seconds = (performance.now() - began) / 1000
console.log(
  `${files} reviews, ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / files / 1000).toFixed(1)} kB each, seed ${seed}, in ${seconds.toFixed(1)} s: ${folder}`,
)
