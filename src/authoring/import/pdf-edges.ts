import type { Line } from './pdf-pieces.ts'

/** Lines of a page, at its head and at its foot, that are looked at. */
const DEPTH = 3
const PAGE_NUMBER = /^(page\s+)?\d{1,4}(\s*(of|\/)\s*\d{1,4})?$|^[-–]\s*\d{1,4}\s*[-–]$/i

/**
 * Tells heads and feet of pages from the text: what stands at the edge of half the pages or more, whatever number is
 * in it, and numbers of pages.
 */
export function splitPageEdges(pages: ReadonlyArray<readonly Line[]>): { text: Line[][]; edges: Line[] } {
  const seen = new Map<string, number>()
  for (const page of pages)
    for (const key of new Set(edgeOf(page).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1)
  const most = Math.max(2, pages.length / 2)
  const isEdge = (line: Line) => PAGE_NUMBER.test(line.text) || (seen.get(keyOf(line)) ?? 0) >= most
  const edges = pages.flatMap(page => edgeOf(page).filter(isEdge))
  const out = new Set(edges)
  return { text: pages.map(page => page.filter(line => !out.has(line))), edges }
}

function edgeOf(page: readonly Line[]): Line[] {
  return page.length <= 2 * DEPTH ? [...page] : [...page.slice(0, DEPTH), ...page.slice(-DEPTH)]
}

/** What stands at the same height and says the same but for numbers. */
function keyOf({ text, size, y }: Line): string {
  return `${size} ${Math.round(y / 3)} ${text.replace(/\d+/g, '#')}`
}
