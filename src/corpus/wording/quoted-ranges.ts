/** Offsets of a stretch of text, the end exclusive. */
export type Range = readonly [start: number, end: number]

/** Quotation marks in pairs; an apostrophe within a word opens and closes nothing. */
const QUOTED =
  /“[^”]*”|"[^"]*"|(?<![\p{L}\d])‘(?:[^’]|’(?=\p{L}))*’(?!\p{L})|(?<![\p{L}\d])'(?=\S)(?:[^']|'(?=\p{L}))*?'(?![\p{L}\d])/gu

/** Where a text gives the words of somebody else: what stands between quotation marks. */
export function quotedRanges(text: string): Range[] {
  return [...text.matchAll(QUOTED)].map(({ 0: quoted, index }) => [index, index + quoted.length] as const)
}

/** Where one of some titles stands in a text, as it is written in the list of sources. */
export function rangesOf(titles: readonly string[], text: string): Range[] {
  const lower = text.toLowerCase()
  return titles.flatMap(title => {
    const at = lower.indexOf(title.toLowerCase())
    return title.includes(' ') && at >= 0 ? [[at, at + title.length] as const] : []
  })
}

/** Whether a stretch lies in one of the others. */
export function isWithin([start, end]: Range, ranges: readonly Range[]): boolean {
  return ranges.some(([from, to]) => from <= start && end <= to)
}
