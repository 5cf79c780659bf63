import { recordOf } from '../record-of.ts'
import type { CheckedFile } from '../rules/rule.ts'
import { toReadable } from './readable.ts'

const known = new WeakMap<CheckedFile, readonly string[]>()

/** What the publishers of a summary's report have published: its title, its names and its sources. Of others nothing. */
export function publishedWords(file: CheckedFile): readonly string[] {
  const words = known.get(file) ?? collectWords(file)
  known.set(file, words)
  return words
}

function collectWords(file: CheckedFile): string[] {
  if (recordOf(file) !== 'summary') return []
  const { title, sources, 'known-as': knownAs } = file.frontMatter?.fields ?? {}
  return [
    title,
    ...(knownAs ?? []).map(({ name }) => name),
    ...(sources ?? []).flatMap(source => [source.title, source.publisher]),
  ].flatMap(words => (words === undefined ? [] : [toReadable(words).text]))
}

/** Whether something that was found stands in what has been published, as words and not as a part of words. */
export function isPublished(file: CheckedFile, met: string, isAddress = false): boolean {
  const published = publishedWords(file)
  if (published.length === 0) return false
  const own = met.replace(/['’]s$/, '')
  // One letter stands somewhere in every title.
  if (own.length < 3) return false
  return published.some(words =>
    isAddress ? isWithin(toPlain(own), toPlain(words)) : isWithin(own.replace(/\s+/g, ' '), words),
  )
}

function isWithin(part: string, whole: string): boolean {
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    const around = `${whole.charAt(at - 1)} ${whole.charAt(at + part.length)}`
    if (!/[\p{L}\p{N}]/u.test(around)) return true
  }
  return false
}

/** Words as they stand in an address: small, without marks, with one space between them. */
function toPlain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * A text beside the sentences of a record, such as a footnote or the list of sources, with what has been published
 * blanked out, length kept: what is left was written for the library.
 */
export function withoutPublished(file: CheckedFile, text: string): string {
  const longestFirst = publishedWords(file).toSorted((a, b) => b.length - a.length)
  return longestFirst.reduce(
    (left, words) => (words === '' ? left : left.replaceAll(words, '.'.repeat(words.length))),
    text,
  )
}
