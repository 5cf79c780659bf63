import type { Catalogue, Row } from '../../analysis/catalogue.ts'
import type { ThematicExtract } from '../thematic-extract.ts'

/** What stands beside the matches of an extract without being one of them, and why. */
export interface Beside {
  row: Row
  why: string
}

/** Recommendations that answer findings of the extract; of an extract of reviews, all they made. */
export function recommendationsBeside({ rows, query, snapshot }: ThematicExtract): Beside[] {
  switch (query.kind) {
    case 'recommendation':
      return []
    case 'review':
      return allOf(rows, snapshot.catalogue, 'recommendations', 'stands in a review in this extract')
    case 'finding': {
      const found = new Set(rows.map(({ id }) => id))
      return reviewsOf(rows).flatMap(({ review }) =>
        review.recommendations.flatMap(({ id, addresses }) => {
          const here = addresses.filter(one => found.has(`${review.id}/${one}`))
          const row = snapshot.catalogue.row(`${review.id}/${id}`)
          return row && here.length > 0
            ? [{ row, why: `addresses a finding in this extract: ${here.join(', ')}` }]
            : []
        }),
      )
    }
  }
}

/** Findings that recommendations of the extract answer; of an extract of reviews, all they have. */
export function findingsBeside({ rows, query, snapshot }: ThematicExtract): Beside[] {
  switch (query.kind) {
    case 'finding':
      return []
    case 'review':
      return allOf(rows, snapshot.catalogue, 'findings', 'stands in a review in this extract')
    case 'recommendation': {
      const asked = new Map<string, string[]>()
      for (const { item, review } of rows)
        if (item?.kind === 'recommendation')
          for (const finding of item.addresses) {
            const id = `${review.id}/${finding}`
            asked.set(id, [...(asked.get(id) ?? []), item.id])
          }
      return reviewsOf(rows).flatMap(({ review }) =>
        review.findings.flatMap(({ id }) => {
          const by = asked.get(`${review.id}/${id}`)
          const row = snapshot.catalogue.row(`${review.id}/${id}`)
          return row && by
            ? [{ row, why: `addressed by a recommendation in this extract: ${by.join(', ')}` }]
            : []
        }),
      )
    }
  }
}

/** Reviews that the items come from, in the order of the extract. */
export function reviewsBeside({ rows, query, snapshot }: ThematicExtract): Beside[] {
  if (query.kind === 'review') return []
  const counts = new Map<string, number>()
  for (const { review } of rows) counts.set(review.id, (counts.get(review.id) ?? 0) + 1)
  return [...counts].flatMap(([id, count]) => {
    const row = snapshot.catalogue.row(id)
    return row ? [{ row, why: `${count} of the ${query.kind}s in this extract` }] : []
  })
}

function allOf(
  rows: readonly Row[],
  catalogue: Catalogue,
  items: 'findings' | 'recommendations',
  why: string,
): Beside[] {
  return rows.flatMap(({ review }) =>
    review[items].flatMap(({ id }) => {
      const row = catalogue.row(`${review.id}/${id}`)
      return row ? [{ row, why }] : []
    }),
  )
}

function reviewsOf(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map(row => [row.review.id, row])).values()]
}
