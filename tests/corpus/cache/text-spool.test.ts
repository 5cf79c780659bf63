import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { TextSpool } from '../../../src/corpus/cache/text-spool.ts'
import { Corpus } from '../../../src/corpus/corpus.ts'
import { loadCorpus } from '../../../src/corpus/load-corpus.ts'
import type { ReviewBody } from '../../../src/corpus/review.ts'
import { rootPath } from '../../../src/root-path.ts'
import { loadTaxonomy } from '../../../src/taxonomy/load-taxonomy.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-spool-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const bodyOf = (text: string): ReviewBody => ({
  sections: [{ slug: 'summary', heading: 'Summary', passages: [{ anchor: 'p-000000', text }], html: '' }],
  items: {},
})
const textOf = async (spool: TextSpool, digest: string) =>
  (await spool.read(digest))?.sections[0]?.passages[0]?.text

describe('TextSpool', () => {
  it('gives the texts of all reviews as their files do, and then leaves that to the files', async () => {
    const dir = rootPath('reviews')
    const folder = await makeFolder()
    const spool = new TextSpool(folder)
    const corpus = new Corpus(dir, taxonomy, await loadCorpus(dir, taxonomy, undefined, spool), spool)
    const spooled = await Promise.all(corpus.reviews.map(({ id }) => corpus.text(id)))
    expect(await readdir(folder)).toEqual([])
    await corpus.releaseTexts()
    await corpus.releaseTexts()
    for (const [at, { id, fileDigest }] of corpus.reviews.entries()) {
      expect(await spool.read(fileDigest)).toBeUndefined()
      const { sections, items } = await corpus.text(id)
      const plain = (all: typeof sections) =>
        all.map(({ slug, heading, passages }) => ({ slug, heading, passages }))
      expect(spooled[at]).toEqual({
        sections: plain(sections),
        items: Object.fromEntries(Object.entries(items).map(([item, own]) => [item, plain(own)])),
      })
    }
  })

  it('gives each text wherever it lies, while others are added', async () => {
    const spool = new TextSpool(join(await makeFolder(), 'made', 'later'))
    const long = (at: number) => `${at} ’${'x'.repeat(900_000)}`
    const added: Array<Promise<unknown>> = []
    for (let at = 0; at < 20; at++) {
      added.push(spool.add(`digest ${at}`, bodyOf(long(at))))
      if (at % 7 === 3) added.push(textOf(spool, `digest ${at}`).then(text => expect(text).toBe(long(at))))
    }
    await Promise.all(added)
    for (let at = 0; at < 20; at++) expect(await textOf(spool, `digest ${at}`)).toBe(long(at))
    await spool.close()
  })

  it('keeps nothing where nothing can be written, and hinders nobody', async () => {
    const path = join(await makeFolder(), 'a-file')
    await writeFile(path, '')
    const spool = new TextSpool(join(path, 'cache'))
    await spool.add('digest', bodyOf('text'))
    expect(await spool.read('digest')).toBeUndefined()
    await spool.add('another', bodyOf('text'))
    expect(await spool.read('another')).toBeUndefined()
    await spool.close()
  })
})
