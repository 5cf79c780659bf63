// `npm run relevance`: how well our search and three others answer the queries of the test collection, on the same
// documents, by the same judgements; then how well the library and a baseline find what is like a finding, a
// recommendation or a pasted text, and which earlier recommendation asks what a draft asks. Prints figures and tests
// nothing.
//   -- --half tuning          one half only
//   -- --asked                the drafts of recommendations alone, which needs no engine
//   -- --reveal-held-out      the worst queries of the held-out half too; who has read them can no longer tune
import { parseArgs } from 'node:util'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { printAsked } from './asked/print-asked.ts'
import { RESAMPLES, SEED } from './bootstrap.ts'
import { answersTo, evaluate } from './evaluate.ts'
import { byQuery, loadJudgements } from './judgements.ts'
import { HALVES, loadQueries } from './load-queries.ts'
import { JUDGEMENTS, QUERIES, SIMILAR_JUDGEMENTS } from './paths.ts'
import { reportHalf } from './report-half.ts'
import { reportSimilar } from './report-similar.ts'
import { reportWorst } from './report-worst.ts'
import { evaluateSimilar, seedsOfHalf } from './evaluate-similar.ts'
import { loadSimilarJudgements } from './similar-judgements.ts'
import { startSimilar } from './start-similar.ts'
import { withSystems } from './with-systems.ts'

const { values } = parseArgs({
  options: {
    half: { type: 'string' },
    asked: { type: 'boolean', default: false },
    'reveal-held-out': { type: 'boolean', default: false },
  },
})
const halves = HALVES.filter(half => values.half === undefined || half === values.half)
if (halves.length === 0) stop(`There is no half ${values.half}: say ${HALVES.join(' or ')}.`)

if (values.asked) {
  const folders = { reviewsDir: rootPath('reviews'), taxonomyDir: rootPath('taxonomy') }
  await printAsked(await loadSnapshot(folders), halves)
  process.exit(0)
}

const judgements = await loadJudgements(JUDGEMENTS)
if (judgements.length === 0) stop('Nothing is judged yet: see scripts/relevance/judging-guide.md.')
const queries = (await loadQueries(QUERIES)).filter(({ half }) => halves.includes(half))

await withSystems(async ({ snapshot, documents, systems, engine }) => {
  const held = new Set(documents.map(({ id }) => id))
  const known = judgements.filter(({ doc }) => held.has(doc))
  const runs = await evaluate(systems, queries, byQuery(known))
  console.log(
    [
      `${snapshot.corpus.reviews.length} reviews, ${documents.length} documents; Meilisearch ${engine}, Node ${process.version}.`,
      `${judgements.length} judgements, ${judgements.length - known.length} of them of documents that are no longer here and do not count.`,
      `Intervals: percentile bootstrap over queries, 95%, ${RESAMPLES} resamples, seed ${SEED}.`,
    ].join('\n'),
  )
  for (const half of halves) {
    const ofHalf = runs.map(run => answersTo(run, query => query.half === half))
    console.log(`\n${reportHalf(half === 'tuning' ? 'Tuning half' : 'Held-out half', ofHalf)}`)
    const ours = ofHalf.find(({ system }) => system.role === 'ours')
    if (ours && (half === 'tuning' || values['reveal-held-out'])) console.log(`\n${reportWorst(ours)}`)
  }
  const similar = await startSimilar(snapshot)
  const alike = (await loadSimilarJudgements(SIMILAR_JUDGEMENTS)).filter(({ doc }) => similar.items.has(doc))
  const similarRuns = await evaluateSimilar(similar.systems, similar.seeds, byQuery(alike))
  for (const half of halves)
    console.log(`\n${reportSimilar(`Similar, ${half} half`, seedsOfHalf(similarRuns, half))}`)
  await printAsked(snapshot, halves)
})

function stop(message: string): never {
  console.error(message)
  process.exit(2)
}
