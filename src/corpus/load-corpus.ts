import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { START_OF_FILE, type Problem } from '../problems/problem.ts'
import { byPosition, toProblem } from '../problems/to-problem.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { sha256 } from './digest.ts'
import { heldRanges, type HeldRange } from './held-ranges.ts'
import { parseReview, type ParsedReview } from './parse-review.ts'
import { toPublicReview } from './public-review.ts'
import type { Review } from './review.ts'
import { createReviewSchema, type ReviewSchema } from './review-schema.ts'

/** A review is a few thousand words; a file of this size is not one, and must not take the memory of the server. */
const LARGEST_FILE = 2 * 1024 * 1024

/** The author's guide stands among the reviews and is not one. */
const NOT_REVIEWS = new Set(['README.md'])

export interface LoadedCorpus {
  /** As anybody may see them, by id in alphabetical order. */
  reviews: Review[]
  problems: Problem[]
  /** Files that an error keeps out of the library. */
  keptOut: string[]
  /** What is not published of each file that is held or kept out, by name. */
  held: ReadonlyMap<string, readonly HeldRange[]>
  /** What came of each file, so that the next load reads only what has changed. */
  known: KnownFiles
}

/** What came of reading files, by name and SHA-256 of their bytes. */
export type KnownFiles = ReadonlyMap<string, { digest: string; read: ReadFile }>

type ReadFile = Pick<ParsedReview, 'problems' | 'review'> & { held: readonly HeldRange[] }

/**
 * Reads every review of a folder. One bad file never keeps another out, nor stops the server.
 * @param known what came of an earlier load with the same taxonomy
 */
export async function loadCorpus(
  dir: string,
  taxonomy: Taxonomy,
  known: KnownFiles = new Map(),
): Promise<LoadedCorpus> {
  const schema = createReviewSchema(taxonomy)
  const next = new Map<string, { digest: string; read: ReadFile }>()
  const held = new Map<string, readonly HeldRange[]>()
  const corpus: LoadedCorpus = { reviews: [], problems: [], keptOut: [], held, known: next }
  for (const name of await reviewFiles(dir)) {
    const digest = await digestOf(join(dir, name))
    const before = known.get(name)
    const read =
      digest !== undefined && before?.digest === digest
        ? before.read
        : toPublicRead(await readReviewFile(dir, name, taxonomy, schema), taxonomy)
    const { review, problems } = read
    if (digest !== undefined) next.set(name, { digest, read })
    if (read.held.length > 0) held.set(name, read.held)
    corpus.problems.push(...problems)
    if (review) corpus.reviews.push(review)
    else corpus.keptOut.push(name)
  }
  corpus.problems.sort(byPosition)
  return corpus
}

/** What is held is let go of here, so that no part of the server ever has it. */
function toPublicRead(
  { review, problems, text }: ParsedReview & { text?: string },
  taxonomy: Taxonomy,
): ReadFile {
  const isOpen = text === undefined || review?.childDetail === 'open'
  const held = isOpen ? [] : heldRanges(text, taxonomy)
  return { problems, held, ...(review && { review: toPublicReview(review, taxonomy) }) }
}

/** SHA-256 of a file that may be a review; undefined where it is none, which is for the reading to say. */
async function digestOf(path: string): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined)
  if (!info?.isFile() || info.size > LARGEST_FILE) return undefined
  return readFile(path).then(sha256, () => undefined)
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

/** Reads and parses one file; what cannot be read is a problem like any other. */
export async function readReviewFile(
  dir: string,
  name: string,
  taxonomy: Taxonomy,
  schema: ReviewSchema,
): Promise<ParsedReview & { text?: string }> {
  const unreadable = (message: string, hint: string): ParsedReview => ({
    problems: [
      toProblem(`reviews/${name}`, { rule: 'file-unreadable', place: START_OF_FILE, message, hint }),
    ],
  })
  const path = join(dir, name)
  try {
    const info = await stat(path)
    if (!info.isFile())
      return unreadable('Unexpected folder, expected a file.', 'Move it out of the folder of reviews.')
    if (info.size > LARGEST_FILE)
      return unreadable(
        `Unexpected size of ${info.size} bytes, expected at most ${LARGEST_FILE}.`,
        'A review is text; take out what is not.',
      )
    const text = decode(await readFile(path))
    if (text === undefined)
      return unreadable(
        'Unexpected bytes that are not UTF-8, expected text in UTF-8.',
        'Save the file again with the encoding UTF-8.',
      )
    if (text.includes('\0'))
      return unreadable('Unexpected zero byte, expected text.', 'Save the file as plain text in UTF-8.')
    return { text, ...parseReview(name, text, taxonomy, schema) }
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
