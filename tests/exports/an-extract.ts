import type { Row } from '../../src/analysis/catalogue.ts'
import { select } from '../../src/analysis/selection.ts'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import type { ExportFormat } from '../../src/exports/export-format.ts'
import type { Receipt } from '../../src/exports/receipt.ts'
import type { ThematicExtract } from '../../src/exports/thematic-extract.ts'
import { rootPath } from '../../src/root-path.ts'
import type { SearchQuery } from '../../src/search/search-params.ts'
import { makeFolder, makeReviews, reviewsIn } from '../library-fixture.ts'

export const SITE = { name: 'Lessons library', address: 'https://lessons.test' }

/** What a person with bad intent, or none, may have written where a title stands. */
export const PLANTED = '=cmd|"/c calc"!A1 <script>alert(1)</script> [a](javascript:x) *b* | c'

/** A library of some real reviews and of those made for tests, with a review whose titles are planted. */
export async function makeSnapshot(): Promise<{ snapshot: Snapshot; folder: string }> {
  const folder = await makeFolder()
  const real = (await reviewsIn('reviews')).filter(path => /2004-|2006-highland|2013-/.test(path))
  const reviewsDir = await makeReviews(folder, [...real, ...(await reviewsIn('tests/fixtures/reviews'))], {
    '2015-nowhere-planted.md': plantedReview(),
  })
  return { snapshot: await loadSnapshot({ taxonomyDir: rootPath('taxonomy'), reviewsDir }), folder }
}

function plantedReview(): string {
  const quoted = JSON.stringify(PLANTED)
  return `---
id: 2015-nowhere-planted
title: ${quoted}
record: summary
review-type: independent-review
methodology: not-stated
nation: england
region: not-applicable
area: Nowhere
published: 2015
harm-type: [neglect]
outcome: [serious-other-harm]
age-band: [not-stated]
plan-status: [not-stated]
agency: [police]
every-child-matters: [stay-safe]
written-by: machine
coded-by: machine
evidence-grade: C
child-detail: open
sources:
  - {id: S1, title: ${quoted}, publisher: ${JSON.stringify(`-1+1 ${PLANTED}`)}, year: 2015}
taxonomy: 1.0.0
---

## Summary

${'Invented words about nothing at all. '.repeat(30)}[^S1]

## Findings

### F1. \\=SUM(1) \\<script>alert(1)\\</script> \\[a](javascript:x)

\`\`\`yaml
systems-factor: [supervision-gap]
learning-pattern: longer-term-work
practice-theme: [workforce-and-capacity, sharing-information]
agency: [police]
sources: [S1]
\`\`\`

#### What happened

\\=1+1 in the first place.[^S1]

[^S1]: x
`
}

/** An extract of a kind, with a receipt as one made by the library would be. */
export function makeExtract(snapshot: Snapshot, query: Partial<SearchQuery> = {}): ThematicExtract {
  const whole: SearchQuery = {
    q: '',
    kind: 'finding',
    filters: {},
    area: [],
    sort: 'newest',
    page: 1,
    perPage: 20,
    ...query,
  }
  const { catalogue } = snapshot
  const rows = select(catalogue, whole)
    .rows()
    .map(number => catalogue.rows[number]!)
  return extractOf(snapshot, whole, rows)
}

/** An extract of given rows, which may be many times the same. */
export function extractOf(snapshot: Snapshot, query: SearchQuery, rows: readonly Row[]): ThematicExtract {
  const byReview = new Map<string, number>()
  for (const { review } of rows) byReview.set(review.id, (byReview.get(review.id) ?? 0) + 1)
  const receipt: Receipt = {
    version: 1,
    title: `What ${PLANTED} says`,
    notes: 'First note.\n\nSecond note.',
    made: '2026-11-22T13:05:00Z',
    query: {
      sentence: 'Everything of its kind',
      url: `${SITE.address}/search?kind=${query.kind}`,
      string: `kind=${query.kind}`,
    },
    corpus: snapshot.corpus.digest,
    taxonomy: { version: snapshot.taxonomy.version, digest: snapshot.taxonomy.digest },
    settings: 'd'.repeat(64),
    engine: null,
    software: '0.1.0',
    counts: {
      items: rows.length,
      reviews: byReview.size,
      reviewsInLibrary: snapshot.catalogue.kind('review').andNot(snapshot.catalogue.demonstrations).count(),
      byKind: { [query.kind]: rows.length },
      byReview: [...byReview].map(([id, items]) => ({ id, items })),
    },
    leftOut: [{ id: '2006-highland-left-school-unseen/F9', reason: 'About another service' }],
    items: rows.map(row => ({ id: row.id, digest: (row.item ?? row.review).digest })),
  }
  const signature = { algorithm: 'Ed25519' as const, key: 'key', value: 'value' }
  const { title, notes } = receipt
  return { title, notes, query, snapshot, rows, receipt: { receipt, signature } }
}

/** All that a format writes. */
export async function written(format: ExportFormat, extract: ThematicExtract): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await format.write(extract, SITE)) chunks.push(Buffer.from(chunk as Buffer))
  return Buffer.concat(chunks)
}
