import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSimilar, type Similar } from '../../src/analysis/similar.ts'
import { loadSnapshot, type Folders, type Snapshot } from '../../src/analysis/snapshot.ts'
import { Corpus } from '../../src/corpus/corpus.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, reviewsIn } from '../library-fixture.ts'

const HIGHLAND = '2006-highland-left-school-unseen'

/** A corpus that says of which reviews the text was read. */
class WatchedCorpus extends Corpus {
  readonly read: string[] = []

  override markdown(id: string): Promise<string> {
    this.read.push(id)
    return super.markdown(id)
  }
}

let folder: string
let folders: Folders
let snapshot: Snapshot & { corpus: WatchedCorpus }
let similar: Similar

beforeEach(async () => {
  folder = await makeFolder()
  const some = (await reviewsIn('reviews')).filter((path, at) => at % 4 === 0 || path.includes(HIGHLAND))
  folders = { taxonomyDir: rootPath('taxonomy'), reviewsDir: await makeReviews(folder, some) }
  snapshot = await load()
  similar = createSimilar({ snapshot: () => snapshot })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function load(before?: Snapshot): Promise<typeof snapshot> {
  const { taxonomy, catalogue, corpus } = await loadSnapshot(folders, before)
  const { reviews, problems, keptOut, held, known } = corpus
  const loaded = { reviews, problems: [...problems], keptOut: [...keptOut], held, known }
  return { taxonomy, catalogue, corpus: new WatchedCorpus(folders.reviewsDir, taxonomy, loaded) }
}

const pathOf = (id: string) => join(folders.reviewsDir, `${id}.md`)

describe('texts that are compared', () => {
  it('are read when somebody first asks, each once', async () => {
    expect(snapshot.corpus.read).toEqual([])
    await Promise.all([similar.similarTo(`${HIGHLAND}/F1`), similar.similarToText('school', 'finding')])
    await similar.similarTo(`${HIGHLAND}/F2`)
    expect(snapshot.corpus.read.toSorted()).toEqual(snapshot.corpus.reviews.map(({ id }) => id))
  })

  it('are read again only where a file changed, and answer as if all were read anew', async () => {
    await similar.ready(60_000)
    const text = await readFile(pathOf(HIGHLAND), 'utf8')
    await writeFile(pathOf(HIGHLAND), text.replaceAll('moving', 'numbats'))
    snapshot = await load(snapshot)
    const again = createSimilar({ snapshot: () => snapshot })
    const ids = snapshot.catalogue.rows.filter(({ kind }) => kind !== 'review').map(({ id }) => id)
    const answers = await Promise.all(ids.map(id => similar.similarTo(id)))
    expect(snapshot.corpus.read).toEqual([HIGHLAND])
    expect(answers).toEqual(await Promise.all(ids.map(id => again.similarTo(id))))
    const [found] = await similar.similarToText('numbats', 'finding')
    expect(found!.row.review.id).toBe(HIGHLAND)
  })

  it('are forgotten with their file', async () => {
    const ask = async () =>
      (await similar.similarToText('school was told that the family was moving', 'finding', 20)).map(
        ({ row }) => row.review.id,
      )
    expect(await ask()).toContain(HIGHLAND)
    await rm(pathOf(HIGHLAND))
    snapshot = await load(snapshot)
    expect(await ask()).not.toContain(HIGHLAND)
    expect(await similar.similarTo(`${HIGHLAND}/F1`)).toBeUndefined()
    expect(snapshot.corpus.read).toEqual([])
  })

  it('are left out while a file is being changed, and the others are compared', async () => {
    await appendFile(pathOf(HIGHLAND), '\n')
    const { id } = snapshot.corpus.reviews.find(review => review.id !== HIGHLAND)!
    const found = (await similar.similarTo(`${id}/F1`, 20))!
    expect(found.length).toBeGreaterThan(0)
    expect(found.map(({ row }) => row.review.id)).not.toContain(HIGHLAND)
    expect(await similar.similarTo(`${HIGHLAND}/F1`)).toEqual([])
  })

  it('are all read anew with another vocabulary', async () => {
    await similar.ready(60_000)
    const { groups } = snapshot.taxonomy.synonyms
    const taxonomy = Object.create(snapshot.taxonomy, {
      digest: { value: 'another' },
      synonyms: { value: { groups: [...groups, { words: ['zzyzxword', 'confirmed'] }] } },
    }) as Snapshot['taxonomy']
    expect(await similar.similarToText('zzyzxword', 'finding')).toEqual([])
    const next = await load(snapshot)
    snapshot = { ...next, taxonomy }
    const found = await similar.similarToText('zzyzxword', 'finding', 20)
    expect(found.map(({ row }) => row.id)).toContain(`${HIGHLAND}/F1`)
    expect(next.corpus.read).toHaveLength(snapshot.corpus.reviews.length)
  })
})

describe('ready', () => {
  it('waits no longer than it is told, and the reading goes on', async () => {
    expect(await similar.ready(0)).toBe(false)
    expect(await similar.ready(60_000)).toBe(true)
    expect(await similar.ready(0)).toBe(true)
  })

  it('lets others in while texts are read', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await similar.ready(60_000)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })

  it('says no and logs it where texts cannot be read, and tries again', async () => {
    const said: string[] = []
    const broken = Object.assign(Object.create(snapshot.corpus) as Corpus, {
      markdown: () => Promise.reject(new Error('The disk is gone.')),
    })
    let served: Snapshot = { ...snapshot, corpus: broken }
    const watched = createSimilar({
      snapshot: () => served,
      log: { error: ({ err }: { err?: Error }) => said.push(err!.message) },
    })
    expect(await watched.ready(60_000)).toBe(false)
    expect(said).toEqual(['The disk is gone.'])
    served = snapshot
    expect(await watched.ready(60_000)).toBe(true)
  })
})
