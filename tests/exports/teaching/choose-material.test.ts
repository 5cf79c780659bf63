import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSnapshot, type Snapshot } from '../../../src/analysis/snapshot.ts'
import {
  materialOfIds,
  materialOfReview,
  materialOfTerm,
} from '../../../src/exports/teaching/choose-material.ts'
import { MOST_OF_A_TERM, MOST_OF_ONE_REVIEW } from '../../../src/exports/teaching/items-of-term.ts'
import { rootPath } from '../../../src/root-path.ts'
import { makeFolder } from '../../library-fixture.ts'

const CHOICES = { safeToProject: false, showsHarm: false }
const HIGHLAND = '2006-highland-left-school-unseen'
const WITHDRAWN = '2009-dundee-a-new-partner-in-the-home'

let snapshot: Snapshot
let folder: string

beforeAll(async () => {
  folder = await makeFolder()
  const reviewsDir = join(folder, 'reviews')
  await cp(rootPath('reviews'), reviewsDir, { recursive: true })
  await cp(rootPath('tests/fixtures/reviews'), reviewsDir, { recursive: true })
  const path = join(reviewsDir, `${WITHDRAWN}.md`)
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    text.replace('\ntaxonomy:', '\nwithdrawn: {date: 2026-01, reason: Asked for}\ntaxonomy:'),
  )
  snapshot = await loadSnapshot({ reviewsDir, taxonomyDir: rootPath('taxonomy') })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const inventedReview = () => snapshot.catalogue.rows[snapshot.catalogue.demonstrations.rows()[0]!]!.review

describe('materialOfReview', () => {
  it('has all findings in their order, and then all recommendations', () => {
    const { items, from, title } = materialOfReview(HIGHLAND, snapshot, CHOICES)!
    const review = snapshot.corpus.review(HIGHLAND)!
    expect(items.map(({ row }) => row.item!.id)).toEqual(
      [...review.findings, ...review.recommendations].map(({ id }) => id),
    )
    expect(from).toEqual({
      kind: 'review',
      id: HIGHLAND,
      label: review.title,
      address: `/reviews/${HIGHLAND}`,
    })
    expect(title).toBe(review.title)
  })

  it('is there for an invented review that is named', () => {
    const { id, findings } = inventedReview()
    expect(materialOfReview(id, snapshot, CHOICES)!.items.length).toBeGreaterThanOrEqual(findings.length)
  })

  it('is not there for a withdrawn review, nor for none', () => {
    expect(snapshot.corpus.review(WITHDRAWN)!.withdrawn).toBeDefined()
    expect(materialOfReview(WITHDRAWN, snapshot, CHOICES)).toBeUndefined()
    expect(materialOfReview('2001-nowhere-nothing', snapshot, CHOICES)).toBeUndefined()
  })
})

describe('materialOfTerm', () => {
  const everyTerm = () =>
    snapshot.taxonomy.facets.flatMap(facet => facet.terms.map(({ id }) => [facet.key, id] as const))

  it('keeps to its numbers, and has nothing invented or withdrawn, for every term there is', () => {
    for (const [facet, term] of everyTerm()) {
      const { items } = materialOfTerm(facet, term, snapshot, CHOICES)!
      const rows = items.map(({ row }) => row)
      const findings = rows.filter(({ kind }) => kind === 'finding')
      expect(findings.length).toBeLessThanOrEqual(MOST_OF_A_TERM)
      expect(rows.length - findings.length).toBeLessThanOrEqual(MOST_OF_A_TERM)
      for (const { review } of findings) {
        const ofOne = findings.filter(other => other.review === review)
        expect(review.withdrawn).toBeUndefined()
        if (snapshot.taxonomy.facet(facet)!.describes('finding'))
          expect(ofOne.length).toBeLessThanOrEqual(MOST_OF_ONE_REVIEW)
      }
      expect(rows.filter(({ number }) => snapshot.catalogue.demonstrations.has(number))).toEqual([])
    }
  })

  it('takes what a report states before what is inferred', () => {
    let mixed = 0
    for (const { id } of snapshot.taxonomy.facet('systems-factor')!.terms) {
      const bases = materialOfTerm('systems-factor', id, snapshot, CHOICES)!.items.flatMap(({ row }) => {
        const tags = row.tags['systems-factor']
        if (row.kind !== 'finding' || !Array.isArray(tags)) return []
        const own = tags.find(({ term }) => term === id) as { basis?: string } | undefined
        return own ? [own.basis ?? 'stated'] : []
      })
      if (new Set(bases).size > 1) mixed += 1
      expect(bases).toEqual([
        ...bases.filter(one => one === 'stated'),
        ...bases.filter(one => one !== 'stated'),
      ])
    }
    expect(mixed).toBeGreaterThan(0)
  })

  it('has recommendations that answer its findings, the stronger first', () => {
    const { items } = materialOfTerm('child-factor', 'not-in-school', snapshot, CHOICES)!
    const findings = new Set(items.flatMap(({ row }) => (row.kind === 'finding' ? [row.id] : [])))
    const asked = items.flatMap(({ row }) => (row.kind === 'recommendation' ? [row] : []))
    expect(findings.size).toBeGreaterThan(0)
    expect(asked.length).toBeGreaterThan(0)
    for (const { review, item } of asked)
      expect(item.addresses.some(id => findings.has(`${review.id}/${id}`))).toBe(true)
  })

  it('is not there for what is no term', () => {
    expect(materialOfTerm('systems-factor', 'nothing', snapshot, CHOICES)).toBeUndefined()
    expect(materialOfTerm('nothing', 'nothing', snapshot, CHOICES)).toBeUndefined()
  })
})

describe('materialOfIds', () => {
  it('keeps the order of the hand, each once, and gives back what is not in the library', () => {
    const ids = [
      `${HIGHLAND}/R2`,
      `${HIGHLAND}/F1`,
      'nowhere/F9',
      `${HIGHLAND}/R2`,
      `${WITHDRAWN}/F1`,
      WITHDRAWN,
    ]
    const { material, unknown } = materialOfIds(ids, snapshot, CHOICES)
    expect(material.items.map(({ row }) => row.id)).toEqual([`${HIGHLAND}/R2`, `${HIGHLAND}/F1`])
    expect(unknown).toEqual(['nowhere/F9', `${WITHDRAWN}/F1`, WITHDRAWN])
    expect(material.from.kind).toBe('pack')
  })

  it('has an invented finding where it is named', () => {
    const { id, findings } = inventedReview()
    const named = `${id}/${findings[0]!.id}`
    expect(materialOfIds([named], snapshot, CHOICES).material.items.map(({ row }) => row.id)).toEqual([named])
  })

  it('is material of the review or of the term where that alone is named', () => {
    expect(materialOfIds([HIGHLAND], snapshot, CHOICES).material).toEqual(
      materialOfReview(HIGHLAND, snapshot, CHOICES),
    )
    expect(materialOfIds(['child-factor/not-in-school'], snapshot, CHOICES).material.from).toMatchObject({
      kind: 'term',
      address: '/taxonomy/child-factor/not-in-school',
    })
  })

  it('takes in what reviews and terms give, where several are named', () => {
    const { material, unknown } = materialOfIds([HIGHLAND, 'child-factor/not-in-school'], snapshot, CHOICES)
    const ids = material.items.map(({ row }) => row.id)
    expect(unknown).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain(`${HIGHLAND}/F1`)
    expect(new Set(material.items.map(({ row }) => row.review.id)).size).toBeGreaterThan(1)
  })
})
