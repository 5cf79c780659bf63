import type { Problem } from '../../problems/problem.ts'
import type { Item, Review, Tag, Tags } from '../review.ts'
import type { KnownFile } from './known-files.ts'

/** A review whose tags are numbers in the list of the file. */
interface PackedEntry {
  name: string
  digest: string
  stamp: string
  review: Review
  /** Left out where there are none. */
  problems?: Problem[]
}

/** What a file may be remembered by, with its name. */
export type Remembered = [name: string, file: KnownFile & { stamp: string; read: { review: Review } }]

/**
 * What came of reading some files, as bytes: a line with the different tags, and a line for each file. Tags are most
 * of what a review is in memory, and there are few different ones.
 */
export function packReviews(files: readonly Remembered[]): Buffer {
  const tags: Tag[] = []
  const numbers = new Map<string, number>()
  const toNumber = (tag: Tag): number => {
    const key = JSON.stringify(tag)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, tags.length)
    return tags.push(tag) - 1
  }
  const pack = (own: Tags[string]) => (own === 'held' ? own : own.map(toNumber))
  const lines = files.map(([name, { digest, stamp, read }]) =>
    JSON.stringify({
      ...{ name, digest, stamp, review: withTags(read.review, pack) },
      ...(read.problems.length > 0 && { problems: read.problems }),
    }),
  )
  return Buffer.from([JSON.stringify(tags), ...lines].map(toAscii).join('\n'), 'latin1')
}

/**
 * What was packed, by name.
 * @param share gives equal tags as one and the same object
 * @throws where the bytes are anything else
 */
export function* unpackReviews(bytes: Buffer, share: (tag: Tag) => Tag): Generator<[string, KnownFile]> {
  const [first, ...lines] = bytes.toString('latin1').split('\n')
  const tags = (JSON.parse(first!) as Tag[]).map(share)
  for (const line of lines) {
    const { name, digest, stamp, review, problems = [] } = JSON.parse(line) as PackedEntry
    unpackTags(review, tags)
    for (const items of [review.findings, review.episodes, review.recommendations])
      for (const item of items) unpackTags(item, tags)
    yield [name, { digest, stamp, isVerified: false, read: { problems, review } }]
  }
}

/** Text of one byte a sign is read several times faster than any other. */
function toAscii(json: string): string {
  return json.replace(/[^\u0000-\u007f]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function withTags(review: Review, pack: (own: Tags[string]) => unknown): object {
  const packed = <T extends { tags: Tags }>(one: T) => ({
    ...one,
    tags: Object.fromEntries(Object.entries(one.tags).map(([facet, own]) => [facet, pack(own)])),
  })
  const items = (all: readonly Item[]) => all.map(packed)
  return {
    ...packed(review),
    findings: items(review.findings),
    episodes: items(review.episodes),
    recommendations: items(review.recommendations),
  }
}

/** In place, since the whole library is unpacked before the first answer. */
function unpackTags(holder: { tags: Tags }, tags: readonly Tag[]): void {
  const own = holder.tags as unknown as Record<string, number[] | Tag[] | 'held'>
  for (const facet in own) {
    const packed = own[facet]!
    if (packed === 'held') continue
    own[facet] = (packed as number[]).map(number => tags[number]!)
  }
}
