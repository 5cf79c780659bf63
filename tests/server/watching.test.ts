import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askApi, eventually, startTestServer, type TestServer } from './running-server.ts'

const HIGHLAND = '2006-highland-left-school-unseen'

describe('a server while its files change', () => {
  let test: TestServer
  const reviewPath = (id: string) => join(test.config.reviewsDir, `${id}.md`)
  const total = (q: string) => askApi(test.server.url, `/search?q=${q}`).then(answer => answer.body['total'])

  beforeAll(async () => {
    test = await startTestServer()
  })
  afterAll(() => test.end())

  it('finds the new words of a file that was saved, and no longer the old ones', async () => {
    const text = await readFile(reviewPath(HIGHLAND), 'utf8')
    await writeFile(reviewPath(HIGHLAND), text.replace('### F2. Worries reached', '### F2. Quokkas reached'))
    await eventually(
      () => total('quokkas'),
      found => found === 1,
    )
    await writeFile(reviewPath(HIGHLAND), text)
    await eventually(
      () => total('quokkas'),
      found => found === 0,
    )
  })

  it('finds a review that was added, and it is gone when its file is deleted', async () => {
    const id = '2019-nowhere-another-record'
    const text = await readFile(reviewPath(HIGHLAND), 'utf8')
    await writeFile(
      reviewPath(id),
      text.replace(`id: ${HIGHLAND}`, `id: ${id}`).replace('### F1. School', '### F1. Wombat school'),
    )
    await eventually(
      () => total('wombat'),
      found => found === 1,
    )
    expect((await fetch(`${test.server.url}/reviews/${id}`)).status).toBe(200)
    await rm(reviewPath(id))
    await eventually(
      () => total('wombat'),
      found => found === 0,
    )
    // The index is brought up to date first, then the files that are served.
    await eventually(
      async () => (await fetch(`${test.server.url}/reviews/${id}`)).status,
      status => status === 404,
    )
  })

  it('takes out a review that an error got into, names the problem, and has it back when it is mended', async () => {
    const text = await readFile(reviewPath(HIGHLAND), 'utf8')
    await writeFile(reviewPath(HIGHLAND), text.replace('- boundary-gap', '- boundry-gap'))
    const problems = await eventually(
      () => askApi(test.server.url, '/problems'),
      answer => (answer.body['keptOut'] as string[]).includes(`${HIGHLAND}.md`),
    )
    expect(problems.body['problems']).toEqual([
      expect.objectContaining({ file: `reviews/${HIGHLAND}.md`, rule: 'term-unknown', severity: 'error' }),
    ])
    expect(await (await fetch(`${test.server.url}/problems`)).text()).toContain('term-unknown')
    await eventually(
      () => total('school'),
      found => found === 0,
    )
    await writeFile(reviewPath(HIGHLAND), text)
    await eventually(
      () => total('school'),
      found => Number(found) > 0,
    )
  })

  it('keeps the last good vocabulary while the one on disk is broken, and says so', async () => {
    const path = join(test.config.taxonomyDir, 'agency.yaml')
    const text = await readFile(path, 'utf8')
    await appendFile(path, '\n  - id: [broken\n')
    const page = await eventually(
      async () => (await fetch(`${test.server.url}/problems`)).text(),
      html => html.includes('taxonomy/agency.yaml'),
    )
    expect(page).toContain('last good')
    expect(await total('school')).toBeGreaterThan(0)
    expect((await askApi(test.server.url, '/search?agency=education')).status).toBe(200)
    await writeFile(path, text)
    await eventually(
      async () => (await fetch(`${test.server.url}/problems`)).text(),
      html => !html.includes('taxonomy/agency.yaml'),
    )
  })

  it('knows a facet that was added while it runs', async () => {
    await writeFile(
      join(test.config.taxonomyDir, 'weather.yaml'),
      'key: weather\nlabel: Weather\nquestion: What was the weather?\norder: 500\napplies-to: [finding]\nversion: 1.0.0\nterms:\n  - id: rain\n    label: Rain\n    definition: It rained.\n',
    )
    const answer = await eventually(
      () => askApi(test.server.url, '/search?weather=rain'),
      one => one.status === 200,
    )
    expect(answer.body['total']).toBe(0)
  })
})
