// `npx tsx scripts/relevance/print-similar-draw.ts`: prints the findings and recommendations that the lot draws from
// the library as it is now, as they stand in similar-seeds.yaml. Once the library has grown it draws others.
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { SEED } from './bootstrap.ts'
import { drawHalves, drawSimilarSeeds } from './draw-similar-seeds.ts'
import { loadComparedItems } from './similar-items.ts'

const snapshot = await loadSnapshot({ reviewsDir: rootPath('reviews'), taxonomyDir: rootPath('taxonomy') })
const items = [...(await loadComparedItems(snapshot)).values()]
const drawn = drawSimilarSeeds(
  items.map(({ id, kind, row }) => ({ id, kind, review: row.review.id })),
  SEED,
)
const named = drawn.map((one, at) => ({ ...one, name: `s${String(at + 1).padStart(2, '0')}` }))
for (const kind of ['finding', 'recommendation']) {
  const ofKind = named.filter(one => one.kind === kind)
  const halves = drawHalves(
    ofKind.map(({ name }) => name),
    SEED,
  )
  for (const { name, id } of ofKind) console.log(`- { id: ${name}, half: ${halves.get(name)}, to: ${id} }`)
}
