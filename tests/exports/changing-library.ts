import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'

/** A library over copies of all reviews and of the vocabulary, which a test may change. */
export interface ChangingLibrary extends TestLibrary {
  reviewsDir: string
  taxonomyDir: string
  /** Changes a file of either folder and waits until what it says now is served and kept. */
  change(path: string, edit: (text: string) => string): Promise<void>
}

export async function startChangingLibrary(): Promise<ChangingLibrary> {
  const folder = await makeFolder()
  const files = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
  const reviewsDir = await makeReviews(folder, files)
  const taxonomyDir = join(folder, 'taxonomy')
  await cp(rootPath('taxonomy'), taxonomyDir, { recursive: true })
  const library = await startLibrary({ REVIEWS_DIR: reviewsDir, TAXONOMY_DIR: taxonomyDir })
  const { extracts, library: served } = library.services
  await extracts.versions.settled
  return {
    ...library,
    reviewsDir,
    taxonomyDir,
    change: async (path, edit) => {
      const before = await readFile(path, 'utf8')
      const after = edit(before)
      if (after === before) throw new Error(`Nothing was changed in ${path}`)
      await writeFile(path, after)
      await served.refresh()
      await extracts.versions.settled
    },
    end: () => library.end().finally(() => rm(folder, { recursive: true, force: true })),
  }
}
