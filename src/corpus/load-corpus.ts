import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { START_OF_FILE, type Problem } from '../problems/problem.ts'
import { byPosition, toProblem } from '../problems/to-problem.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { CheckAs } from './check-file.ts'
import { LARGEST_FILE, stampFile, type Stamped } from './cache/file-stamp.ts'
import type { KnownFile, KnownFiles } from './cache/known-files.ts'
import type { TextSpool } from './cache/text-spool.ts'
import { sha256 } from './digest.ts'
import { heldRanges, type HeldRange } from './held-ranges.ts'
import { parseReview, type ParsedReview } from './parse-review.ts'
import { toPublicReview } from './public-review.ts'
import type { Review } from './review.ts'
import { createReviewSchema, type ReviewSchema } from './review-schema.ts'
import { createTagSharer } from './share-tags.ts'

/** The author's guide stands among the reviews and is not one. */
const NOT_REVIEWS = new Set(['README.md'])

/** Files that are looked at until others get their turn: a millisecond or two. */
const LOOKS = 256

export interface LoadedCorpus {
  /** As anybody may see them, by id in alphabetical order. */
  reviews: Review[]
  problems: Problem[]
  /** Files that an error keeps out of the library. */
  keptOut: string[]
  /** What is not published of each file with problems that is held or kept out, by name. */
  held: ReadonlyMap<string, readonly HeldRange[]>
  /** What came of each file, so that the next load reads only what has changed. */
  known: KnownFiles
}

/**
 * Reads every review of a folder. One bad file never keeps another out, nor stops the server.
 * @param known what came of an earlier load with the same taxonomy; a file that looks as it did is taken as it was
 * @param spool takes the texts of what is read, for those that need them next
 */
export async function loadCorpus(
  dir: string,
  taxonomy: Taxonomy,
  known: KnownFiles = new Map(),
  spool?: TextSpool,
): Promise<LoadedCorpus> {
  const schema = createReviewSchema(taxonomy)
  const { shareIn } = createTagSharer()
  const next = new Map<string, KnownFile>()
  const held = new Map<string, readonly HeldRange[]>()
  const corpus: LoadedCorpus = { reviews: [], problems: [], keptOut: [], held, known: next }
  const read = async (name: string, { isReadable, stamp }: Stamped): Promise<KnownFile> => {
    const bytes = isReadable ? await readFile(join(dir, name)).catch(() => undefined) : undefined
    const digest = bytes && sha256(bytes)
    const before = known.get(name)
    if (before !== undefined && before.digest === digest) return { ...before, stamp, isVerified: true }
    const made = await readReviewFile(dir, name, taxonomy, schema, bytes)
    const { review: whole, body, problems } = made
    // What is held is let go of here, so that no part of the server ever has it.
    const review = whole && shareIn(detached(toPublicReview(whole, taxonomy)))
    if (review && body) await spool?.add(review.fileDigest, body)
    // Only places of problems are told apart by it, and what is kept for the next start says nothing of what is held.
    const held = problems.length > 0 ? heldIn(made, taxonomy) : []
    const read = { problems, held, ...(review && { review }) }
    return { digest: digest ?? '', stamp, isVerified: true, read }
  }
  for (const [at, name] of (await reviewFiles(dir)).entries()) {
    if (at % LOOKS === 0) await setImmediate()
    const stamped = stampFile(dir, name)
    const before = known.get(name)
    const isAsBefore = stamped.stamp !== undefined && before?.stamp === stamped.stamp
    const file = isAsBefore ? before : await read(name, stamped)
    next.set(name, file)
    const { problems, review, held: ranges = [] } = file.read
    if (ranges.length > 0) held.set(name, ranges)
    for (const problem of problems) corpus.problems.push(problem)
    if (review) corpus.reviews.push(review)
    else corpus.keptOut.push(name)
  }
  corpus.problems.sort(byPosition)
  return corpus
}

/** Which stretches of a file are not published. */
function heldIn({ review, text }: ParsedReview & { text?: string }, taxonomy: Taxonomy): HeldRange[] {
  const isOpen = text === undefined || review?.childDetail === 'open'
  return isOpen ? [] : [...heldRanges(text, taxonomy)]
}

/** A copy that does not keep the text and the tree alive that it was read from, which are many times its size. */
function detached(review: Review): Review {
  return JSON.parse(JSON.stringify(review)) as Review
}

/** Names of the review files of a folder, sorted. A folder that is not there holds none. */
export async function reviewFiles(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw cause
  })
  return names.filter(name => name.endsWith('.md') && !NOT_REVIEWS.has(name) && !name.startsWith('.')).sort()
}

/** The text of a file that was read before; undefined where it can no longer be read as text. */
export async function readReviewText(dir: string, name: string): Promise<string | undefined> {
  return readFile(join(dir, name)).then(decode, () => undefined)
}

/**
 * Reads and parses one file; what cannot be read is a problem like any other.
 * @param known its bytes, where they have been read
 * @param as what it is checked as; a file of the library, where nothing is said
 */
export async function readReviewFile(
  dir: string,
  name: string,
  taxonomy: Taxonomy,
  schema: ReviewSchema,
  known?: Uint8Array,
  as: CheckAs = {},
): Promise<ParsedReview & { text?: string }> {
  const unreadable = (message: string, hint: string): ParsedReview => ({
    problems: [
      toProblem(`reviews/${name}`, { rule: 'file-unreadable', place: START_OF_FILE, message, hint }),
    ],
  })
  const path = join(dir, name)
  try {
    const info = known ? { isFile: () => true, size: known.length } : await stat(path)
    if (!info.isFile())
      return unreadable('Unexpected folder, expected a file.', 'Move it out of the folder of reviews.')
    if (info.size > LARGEST_FILE)
      return unreadable(
        `Unexpected size of ${info.size} bytes, expected at most ${LARGEST_FILE}.`,
        'A review is text; take out what is not.',
      )
    const text = decode(known ?? (await readFile(path)))
    if (text === undefined)
      return unreadable(
        'Unexpected bytes that are not UTF-8, expected text in UTF-8.',
        'Save the file again with the encoding UTF-8.',
      )
    if (text.includes('\0'))
      return unreadable('Unexpected zero byte, expected text.', 'Save the file as plain text in UTF-8.')
    return { text, ...parseReview(name, text, taxonomy, schema, as) }
  } catch (cause) {
    // A fault of our own, met in one file, keeps out that file and no other.
    const { code, name: kind } = cause as NodeJS.ErrnoException
    return unreadable(
      `The file cannot be read (${code ?? kind}).`,
      'Check that the file is there and may be read.',
    )
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
