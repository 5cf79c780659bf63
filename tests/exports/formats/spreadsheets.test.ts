import { rm } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnsFor } from '../../../src/exports/columns.ts'
import { csv } from '../../../src/exports/formats/csv.ts'
import { xlsx } from '../../../src/exports/formats/xlsx.ts'
import { makeExtract, makeSnapshot, PLANTED, written } from '../an-extract.ts'

let made: Awaited<ReturnType<typeof makeSnapshot>>
beforeAll(async () => void (made = await makeSnapshot()))
afterAll(() => rm(made.folder, { recursive: true, force: true }))

describe('CSV', () => {
  it('has a row for each item in the order of the extract, with digest, citation and whose words', async () => {
    const extract = makeExtract(made.snapshot)
    const bytes = await written(csv, extract)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true })
    expect(rows.map(row => [row['id'], row['digest']])).toEqual(
      extract.receipt.receipt.items.map(({ id, digest }) => [id, digest]),
    )
    const own = rows.find(row => row['review'] === '2006-highland-left-school-unseen')!
    expect(own['citation']).toContain('Lessons library summary (grade B) of')
    expect(own['original']).toContain('Highland Child Protection Committee (2006)')
    expect(own['whose-words']).toContain('own words on what the report says')
    expect(own['provenance']).toContain('not yet checked by a person')
    expect(own['record']).toBe('summary')
    expect(own['evidence-grade']).toBe('B')
    expect(own['year']).toBe('2006')
  })

  it.each(['finding', 'recommendation', 'review'] as const)(
    'lets no cell of a %s begin like a formula',
    async kind => {
      const rows = parse(await written(csv, makeExtract(made.snapshot, { kind })), { bom: true })
      expect(rows.flat().filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      if (kind === 'review') expect(rows.flat()).toContain(`'${PLANTED}`)
    },
  )
})

describe('the Excel workbook', () => {
  async function workbook(kind: 'finding' | 'recommendation' | 'review') {
    const extract = makeExtract(made.snapshot, { kind })
    const book = new excel.Workbook()
    const bytes = await written(xlsx, extract)
    await book.xlsx.load(bytes as never)
    return { extract, book }
  }
  const textsOf = (sheet: excel.Worksheet) =>
    sheet
      .getRows(1, sheet.rowCount)!
      .map(row => (row.values as unknown[]).slice(1).map(value => value ?? undefined))

  it('has the matches on the sheet of their kind, and receipt and dictionary beside them', async () => {
    const { extract, book } = await workbook('finding')
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Findings',
      'Recommendations',
      'Reviews',
      'Receipt',
      'Dictionary',
    ])
    const [head, ...rows] = textsOf(book.getWorksheet('Findings')!)
    expect(head).toEqual(columnsFor('finding', made.snapshot.taxonomy).map(({ label }) => label))
    expect(rows.map(row => row[0])).toEqual(extract.rows.map(({ id }) => id))
    expect(rows.map(row => row.at(-1))).toEqual(extract.receipt.receipt.items.map(({ digest }) => digest))
    const year = head!.indexOf('Year')
    expect(rows.map(row => row[year])).toEqual(
      extract.rows.map(({ review }) => Number(review.published.slice(0, 4))),
    )
    expect(book.title).toBe(extract.title)
    expect(book.creator).toBe('Lessons library')
  })

  it('marks what belongs to the matches without being one, with why it is there', async () => {
    const { extract, book } = await workbook('finding')
    const [head, ...recommendations] = textsOf(book.getWorksheet('Recommendations')!)
    expect(head!.slice(0, 2)).toEqual(['Why it is here', 'Id'])
    const expected = made.snapshot.catalogue.rows.filter(
      row =>
        row.kind === 'recommendation' &&
        row.item.addresses.some(id => extract.rows.some(found => found.id === `${row.review.id}/${id}`)),
    )
    expect(recommendations.map(row => row[1])).toEqual(expected.map(({ id }) => id))
    expect(recommendations.length).toBeGreaterThan(5)
    for (const row of recommendations)
      expect(row[0]).toMatch(/^addresses a finding in this extract: F\d+(, F\d+)*; not counted$/)
    const reviews = textsOf(book.getWorksheet('Reviews')!).slice(1)
    const { byReview } = extract.receipt.receipt.counts
    expect(reviews.map(row => row[1])).toEqual(byReview.map(({ id }) => id))
    expect(reviews.map(row => row[0])).toEqual(
      byReview.map(({ items }) => `${items} of the findings in this extract; not counted`),
    )
  })

  it('can be filtered, and keeps headings and names in sight', async () => {
    const { book } = await workbook('recommendation')
    for (const sheet of book.worksheets) {
      expect(sheet.autoFilter, sheet.name).toMatch(/^A1:[A-Z]+\d+$/)
      expect(sheet.views[0], sheet.name).toMatchObject({ state: 'frozen', ySplit: 1 })
      expect(sheet.getRow(1).getCell(1).font.bold, sheet.name).toBe(true)
      expect(sheet.getColumn(1).width, sheet.name).toBeGreaterThan(10)
    }
  })

  it('holds planted text as text and no formula at all', async () => {
    const { book } = await workbook('review')
    const cells = book.worksheets.flatMap(sheet => {
      const all: excel.Cell[] = []
      sheet.eachRow(row => row.eachCell(cell => all.push(cell)))
      return all
    })
    expect(cells.filter(cell => cell.type === excel.ValueType.Formula)).toEqual([])
    expect(cells.map(cell => cell.value)).toContain(PLANTED)
    expect(new Set(cells.map(cell => typeof cell.value))).toEqual(new Set(['string', 'number']))
  })

  it('explains every column in its dictionary, and repeats the receipt', async () => {
    const { extract, book } = await workbook('review')
    const explained = textsOf(book.getWorksheet('Dictionary')!)
    for (const name of ['Findings', 'Recommendations', 'Reviews']) {
      const heads = textsOf(book.getWorksheet(name)!)[0]!
      const known = explained.filter(row => row[0] === name).map(row => row[1])
      expect(heads.filter(head => !known.includes(head))).toEqual([])
    }
    const receipt = textsOf(book.getWorksheet('Receipt')!)
    expect(receipt).toContainEqual(['Digest of all records', extract.receipt.receipt.corpus])
    expect(receipt).toContainEqual(['Left out: 2006-highland-left-school-unseen/F9', 'About another service'])
  })
})
