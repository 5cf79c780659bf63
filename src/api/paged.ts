/** Which page of a list, as its parameters say. */
export interface PageParams {
  page: number
  'per-page': number
}

/** One page of a list, with how many there are in all. */
export function paged<T, J>(
  rows: readonly T[],
  { page, 'per-page': perPage }: PageParams,
  toJson: (row: T) => J,
) {
  const start = (page - 1) * perPage
  return {
    total: rows.length,
    page,
    pages: Math.max(1, Math.ceil(rows.length / perPage)),
    perPage,
    items: rows.slice(start, start + perPage).map(toJson),
  }
}
