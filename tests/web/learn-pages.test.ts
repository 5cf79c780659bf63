import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LESSON_FACET, monthsUpTo, themesOf } from '../../src/analysis/lessons/lesson-of-month.ts'
import { today } from '../../src/analysis/today.ts'
import { siteAddress } from '../../src/config.ts'
import { toMonth } from '../../src/corpus/to-month.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeAccount, signIn } from '../accounts/signed-in.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'

const REVIEW = '2006-highland-left-school-unseen'
const FINDING = `${REVIEW}/F1`
const DEMONSTRATION = '2019-nowhere-demonstration-one'
const ADDRESS = `/learn/code-a-finding?finding=${FINDING}&seed=a`

let library: TestLibrary
let folder: string
let reviews: string
beforeAll(async () => {
  folder = await makeFolder()
  const files = [
    rootPath('reviews', `${REVIEW}.md`),
    rootPath('reviews', '2003-london-laming-inquiry.md'),
    rootPath('reviews', '2013-coventry-hunger-seen-at-school.md'),
    ...(await reviewsIn('tests/fixtures/reviews')),
  ]
  reviews = await makeReviews(folder, files)
  library = await startLibrary({ REVIEWS_DIR: reviews }, { indexed: false })
  await makeAccount(library.services, 'ann')
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

async function page(address: string, status = 200): Promise<HtmlElement> {
  const response = await library.ask.get(address)
  expect(response.status, address).toBe(status)
  return readHtml(response.text)
}

const mainOf = (root: HtmlElement) => select(root, 'main')[0]!
const inputs = (root: HtmlElement) => select(root, 'input').map(({ attributes }) => attributes)

/** The cells of each row of its tables, with a space between. */
function rowsOf(root: HtmlElement): string[] {
  const cells = (row: HtmlElement) =>
    row.children.flatMap(cell => (typeof cell === 'string' ? [] : [textOf(cell)]))
  return select(root, 'tr').map(row => cells(row).join(' '))
}

/** What the form of a page carries, with terms ticked. */
function formOf(root: HtmlElement, chosen: Readonly<Record<string, string[]>>) {
  const hidden = inputs(select(root, 'form').find(form => form.attributes['method'] === 'post')!).filter(
    ({ type }) => type === 'hidden',
  )
  const fields = new URLSearchParams(hidden.map(({ name, value }): [string, string] => [name!, value!]))
  for (const [facet, terms] of Object.entries(chosen))
    for (const term of terms) fields.append(`choose-${facet}`, term)
  return fields.toString()
}

async function code(chosen: Readonly<Record<string, string[]>>, address = ADDRESS) {
  const fields = formOf(await page(address), chosen)
  return library.ask.post('/learn/code-a-finding').type('form').send(fields)
}

describe('/learn/code-a-finding', () => {
  it('shows the words of a finding and the whole codebook, and no tag of the record', async () => {
    const root = await page(ADDRESS)
    const text = textOf(mainOf(root))
    expect(text).toContain('School was told the family was moving')
    expect(text).toContain('Why it made sense at the time')
    expect(text).toContain('Not when: Handover inside one agency')
    expect(text).not.toContain('our reading')
    const article = select(root, 'article')[0]!
    expect(linksIn(article).filter(({ href }) => /^\/(taxonomy|reviews)\//.test(href))).toEqual([])
    const { taxonomy } = library.services.library.snapshot
    const terms = ['systems-factor', 'practice-theme', 'learning-pattern'].flatMap(key => {
      const facet = taxonomy.facet(key)!
      return facet.terms
        .filter(({ id, retired }) => facet.canTag(id) && !retired)
        .map(({ id }) => `${key} ${id}`)
    })
    const boxes = inputs(root).filter(({ name }) => name?.startsWith('choose-'))
    expect(boxes.map(({ name, value }) => `${name!.replace('choose-', '')} ${value}`).sort()).toEqual(
      terms.sort(),
    )
    expect(boxes.filter(box => 'checked' in box)).toEqual([])
    expect(new Set(boxes.map(({ id }) => id)).size).toBe(boxes.length)
  })

  it('compares with the record for somebody without an account, and keeps nothing', async () => {
    const response = await code({
      'systems-factor': ['boundary-gap', 'reasoning-error'],
      'learning-pattern': ['longer-term-work'],
    })
    expect(response.status).toBe(200)
    expect(response.headers['cache-control']).toBe('no-store')
    const main = mainOf(readHtml(response.text))
    const text = textOf(main)
    expect(text).toContain('The record was tagged by machine; it is not the right answer but one coder’s.')
    expect(text).toContain('You chose nothing in Practice theme, which is not compared.')
    expect(text).toContain('not kept, since you are not signed in')
    const rows = rowsOf(main)
    expect(rows).toContain('Boundary gap chosen chosen')
    expect(rows).toContain('Reasoning error chosen –')
    expect(rows).toContain('Design of policy and procedure – chosen (our reading)')
    // Sets {boundary-gap, reasoning-error} and {boundary-gap, procedure-design}: 1/3 shared, and they overlap.
    expect(text).toContain('Agreement with the record: 0.11, partly the same.')
    expect(text).toContain('Positive agreement with the record: 0.67')
    expect(text).toMatch(/Reasoning error \(only you\).*Not when: The words of another profession/)
    const { codings } = library.services
    expect(await codings.ofOthers(FINDING, undefined)).toEqual([])
  })

  it.each([
    ['nothing', {}, 'Choose at least one term.'],
    [
      'too many',
      { 'practice-theme': ['engagement', 'changing-risk', 'sharing-information', 'critical-thinking'] },
      'Choose at most 3 in Practice theme.',
    ],
  ])('says what is wrong where %s is chosen, and keeps what was', async (_, chosen, message) => {
    const response = await code(chosen)
    expect(response.status).toBe(422)
    const root = readHtml(response.text)
    expect(textOf(select(root, '.govuk-error-summary')[0]!)).toContain(message)
    const target = linksIn(select(root, '.govuk-error-summary')[0]!)[0]!.href.slice(1)
    expect(select(root, `#${target}`)).toHaveLength(1)
    const checked = inputs(root).flatMap(box =>
      'checked' in box && box['name']?.startsWith('choose-') ? [box['value']] : [],
    )
    expect(checked.sort()).toEqual(Object.values(chosen).flat().sort())
  })

  it('leads through every real finding by another, and never to an invented one', async () => {
    const all = library.services.library.snapshot.catalogue.rows.filter(
      row => row.kind === 'finding' && row.review.id !== DEMONSTRATION,
    )
    const met = new Set<string>()
    let address = '/learn/code-a-finding?seed=group'
    for (let at = 0; at < all.length; at++) {
      const root = await page(address)
      const id = inputs(root).find(({ name }) => name === 'finding')!['value']!
      met.add(id)
      address = linksIn(root).find(({ text }) => text === 'Another finding')!.href
      expect(address).toContain('seed=group')
    }
    expect([...met].sort()).toEqual(all.map(({ id }) => id).sort())
  })

  it('takes an invented finding where it is asked for, and says that it is', async () => {
    for (const address of [
      `/learn/code-a-finding?finding=${DEMONSTRATION}/F1`,
      '/learn/code-a-finding?record=demonstration',
    ])
      expect(textOf(mainOf(await page(address)))).toContain('Nothing in it happened.')
  })

  it('codes by the facets that are chosen, and says what it cannot read', async () => {
    const root = await page(`${ADDRESS}&facet=learning-pattern&facet=agency&colour=blue`)
    const names = new Set(inputs(root).flatMap(({ name }) => (name?.startsWith('choose-') ? [name] : [])))
    expect([...names]).toEqual(['choose-learning-pattern'])
    const text = textOf(mainOf(root))
    expect(text).toContain('“agency” is not a facet that findings are coded by.')
    expect(text).toContain('There is nothing to choose called “colour” here.')
    const gone = await page('/learn/code-a-finding?finding=2021-elsewhere-every-field/F1')
    expect(textOf(mainOf(gone))).toContain('There is no such finding')
  })

  it('refuses a coding of a text that has changed meanwhile, with what was ticked', async () => {
    const fields = formOf(await page(ADDRESS), { 'learning-pattern': ['tool-use'] })
    const response = await library.ask
      .post('/learn/code-a-finding')
      .type('form')
      .send(fields.replace(/digest=[0-9a-f]+/, 'digest=0'))
    expect(response.status).toBe(409)
    expect(response.text).toContain('The text of this finding has changed while you were coding it.')
    expect(response.text).toMatch(/value="tool-use"[^>]* checked/)
  })
})

describe('a coding of an account', () => {
  it('is kept, shown to its maker alone, counted for others, marked when the text changes, and deleted', async () => {
    const { agent } = await signIn(library.services, 'ann')
    const form = formOf(readHtml((await agent.get(ADDRESS)).text), { 'learning-pattern': ['tool-use'] })
    const withoutToken = new URLSearchParams(form)
    withoutToken.delete('_csrf')
    const forged = await agent.post('/learn/code-a-finding').type('form').send(withoutToken.toString())
    expect(forged.status).toBe(403)
    const kept = await agent.post('/learn/code-a-finding').type('form').send(form)
    expect(kept.status).toBe(303)
    const address = kept.headers['location']!
    expect(address).toMatch(/^\/learn\/codings\/[a-z2-7]{10}\?seed=a$/)
    expect((await library.ask.get(address)).status).toBe(303)
    const shown = mainOf(readHtml((await agent.get(address)).text))
    expect(rowsOf(shown)).toContain('People and tools chosen –')
    expect(textOf(shown)).toContain('No other coding of this text is kept in this library.')

    const visitor = await code({ 'learning-pattern': ['longer-term-work'] })
    const seen = mainOf(readHtml(visitor.text))
    expect(textOf(seen)).toContain('1 other coding of this text is kept in this library: made by people: 1')
    expect(rowsOf(seen)).toContain('People and tools – – 1 of 1')
    expect(visitor.text).not.toMatch(/\bann\b/i)

    // Coding by another facet adds to it; what is sent again takes the place of what was.
    const more = await agent.get(`${ADDRESS}&facet=practice-theme`)
    await agent
      .post('/learn/code-a-finding')
      .type('form')
      .send(formOf(readHtml(more.text), { 'practice-theme': ['sharing-information'] }))
    const list = await agent.get('/api/v1/codings')
    expect(list.body).toMatchObject({
      total: 1,
      items: [{ values: { 'learning-pattern': ['tool-use'], 'practice-theme': ['sharing-information'] } }],
    })
    expect((await agent.get(ADDRESS)).text).toMatch(/value="tool-use"[^>]* checked/)

    const path = join(reviews, `${REVIEW}.md`)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('took her out of school', 'took her away from school'))
    await library.services.library.refresh()
    expect((await agent.get(address)).text).toContain(
      'The text of this finding has changed since you coded it.',
    )
    const all = textOf(mainOf(readHtml((await agent.get('/learn/codings')).text)))
    expect(all).toContain('the text has changed since')
    await writeFile(path, text)
    await library.services.library.refresh()

    const button = formOf(readHtml((await agent.get(address)).text), {})
    const deleted = await agent.post(address.split('?')[0]!).type('form').send(button)
    expect(deleted.headers['location']).toBe('/learn/codings')
    expect((await agent.get('/learn/codings')).text).toContain('You have not coded a finding yet.')
    expect((await agent.get(address)).status).toBe(404)
  })
})

describe('/learn', () => {
  const now = today().slice(0, 7)

  it('gives the lesson of this month: the finding, why it matters, one question, and where to go on', async () => {
    const root = await page('/learn')
    const main = mainOf(root)
    const text = textOf(main)
    expect(text).toContain(`Lesson of the month: ${toMonth(now)}`)
    expect(text).toContain('Written by the library What it means for children')
    expect(select(main, '.lesson-question')).toHaveLength(1)
    const hrefs = linksIn(main).map(({ href }) => href)
    expect(hrefs).toContain('/learn.atom')
    expect(hrefs.some(href => /^\/taxonomy\/practice-theme\/[a-z-]+$/.test(href))).toBe(true)
    expect(hrefs.some(href => /^\/reviews\/[^/]+\/F\d+$/.test(href))).toBe(true)
    for (const href of hrefs) expect((await library.ask.get(href)).status, href).toBe(200)
    expect(linksIn(root).map(({ href }) => href)).toContain('/learn')
  })

  it('keeps an address for every month that is past, and has none for one to come', async () => {
    const months = monthsUpTo(now)
    const [here, first] = [await page('/learn'), await page(`/learn/${months[0]}`)]
    expect(textOf(mainOf(first))).toContain(`Lesson of the month: ${toMonth(months[0])}`)
    expect(textOf(select(await page(`/learn/${now}`), 'h1')[0]!)).toBe(textOf(select(here, 'h1')[0]!))
    for (const month of ['2999-01', '2024-12', 'F1'])
      expect((await library.ask.get(`/learn/${month}`)).status).toBe(404)
  })
})

describe('/learn.atom', () => {
  it('has one entry a month, the newest first, which is the page of that month', async () => {
    const response = await library.ask.get('/learn.atom')
    expect(response.status).toBe(200)
    expect(response.headers['content-type']).toContain('application/atom+xml')
    const entries = response.text.split('<entry>').slice(1)
    const months = monthsUpTo(today().slice(0, 7)).slice(-12).reverse()
    expect(entries.map(entry => /<id>(.*?)<\/id>/.exec(entry)![1])).toEqual(
      months.map(month => `${siteAddress(library.services.config)}/learn/${month}`),
    )
    const { taxonomy } = library.services.library.snapshot
    const themes = themesOf(taxonomy.facet(LESSON_FACET)!)
    for (const [at, entry] of entries.entries()) {
      expect(entry).toContain(`<updated>${months[at]}-01T00:00:00.000Z</updated>`)
      expect(themes.some(({ label }) => entry.includes(`: ${label.replace("'", '&#39;')}. `))).toBe(true)
      expect(entry).toContain('One question')
      expect(entry).toContain('not yet checked by a person')
      expect(entry).not.toContain(DEMONSTRATION)
      expect(entry).not.toContain('2021-elsewhere-every-field')
    }
    const title = textOf(select(await page('/learn'), 'h1')[0]!)
    expect(entries[0]!.replaceAll('&#39;', "'")).toContain(title)
  })
})
