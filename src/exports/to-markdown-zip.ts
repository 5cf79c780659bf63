import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Corpus } from '../corpus/corpus.ts'
import type { Review } from '../corpus/review.ts'

/** Dated alike, so that the same records make the same bytes. */
const EPOCH = new Date('2020-01-01T00:00:00Z')

/**
 * The Markdown of reviews, as anybody may read it, with a note of whose it is.
 * @param note text of README.txt
 */
export function toMarkdownZip(reviews: readonly Review[], corpus: Corpus, note: string): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (cause: Error) => output.destroy(cause))
  zip.addBuffer(Buffer.from(note), 'lessons-library/README.txt', { mtime: EPOCH })
  // Each file is read when its turn comes, so that only one is held.
  for (const { id } of reviews)
    zip.addReadStreamLazy(`lessons-library/reviews/${id}.md`, { mtime: EPOCH }, done => {
      corpus.markdown(id).then(
        text => done(null, Readable.from([text], { objectMode: false })),
        (cause: unknown) => done(cause, Readable.from([])),
      )
    })
  zip.end()
  return output
}
