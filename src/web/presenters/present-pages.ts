/** A list of pages: the first, the last, and those about the one that is shown. */
export function presentPages(current: number, last: number, href: (page: number) => string) {
  if (last <= 1) return undefined
  const shown = [...new Set([1, current - 1, current, current + 1, last])]
    .filter(page => page >= 1 && page <= last)
    .sort((a, b) => a - b)
  const items = shown.flatMap((page, index) => {
    const gap = index > 0 && page - shown[index - 1]! > 1
    return [
      ...(gap ? [{ gap: true as const }] : []),
      { number: page, href: href(page), current: page === current },
    ]
  })
  return {
    items,
    previous: current > 1 ? href(Math.min(current - 1, last)) : undefined,
    next: current < last ? href(current + 1) : undefined,
  }
}
