import { appendFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSnapshot, type Folders } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { TaxonomyBroken } from '../../src/taxonomy/load-taxonomy.ts'

const DEMONSTRATION = '2019-nowhere-demonstration-one'
const HELD = '2020-nowhere-held-detail'

let folder: string
let folders: Folders

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-snapshot-'))
  folders = { taxonomyDir: join(folder, 'taxonomy'), reviewsDir: join(folder, 'reviews') }
  await cp(rootPath('taxonomy'), folders.taxonomyDir, { recursive: true })
  await mkdir(folders.reviewsDir)
  for (const id of [DEMONSTRATION, HELD])
    await cp(rootPath('tests/fixtures/reviews', `${id}.md`), join(folders.reviewsDir, `${id}.md`))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('loadSnapshot', () => {
  it('reads taxonomy and reviews, and makes rows of them', async () => {
    const { taxonomy, corpus, catalogue } = await loadSnapshot(folders)
    expect(taxonomy.facet('agency')).toBeDefined()
    expect(corpus.reviews.map(review => review.id)).toEqual([DEMONSTRATION, HELD])
    expect(catalogue.rows.filter(row => row.kind === 'review').map(row => row.id)).toEqual([
      HELD,
      DEMONSTRATION,
    ])
  })

  it('uses what did not change again, and reads the file that did', async () => {
    const before = await loadSnapshot(folders)
    await appendFile(join(folders.reviewsDir, `${HELD}.md`), '\n')
    const after = await loadSnapshot(folders, before)
    expect(after.taxonomy).toBe(before.taxonomy)
    expect(after.corpus.review(DEMONSTRATION)).toBe(before.corpus.review(DEMONSTRATION))
    expect(after.corpus.review(HELD)!.fileDigest).not.toBe(before.corpus.review(HELD)!.fileDigest)
    expect(after.corpus.digest).not.toBe(before.corpus.digest)
  })

  it('has no rows for a folder that is not there', async () => {
    const { catalogue } = await loadSnapshot({ ...folders, reviewsDir: join(folder, 'nothing') })
    expect(catalogue.size).toBe(0)
  })

  it('throws where the taxonomy cannot be used, and says where', async () => {
    await appendFile(join(folders.taxonomyDir, 'agency.yaml'), '\nkey: agency\n')
    const loading = loadSnapshot(folders)
    await expect(loading).rejects.toThrow(TaxonomyBroken)
    await expect(loading).rejects.toThrow(/taxonomy\/agency\.yaml:\d+:\d+/)
  })
})
