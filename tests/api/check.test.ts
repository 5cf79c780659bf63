import { readFile, rm } from 'node:fs/promises'
import type { Response } from 'supertest'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { checkAnswer } from '../../src/api/check-schemas.ts'
import { createApp } from '../../src/app.ts'
import { rootPath } from '../../src/root-path.ts'
import { createServices, type Services } from '../../src/services.ts'
import { makeAccount, signIn } from '../accounts/signed-in.ts'
import { makeFolder, startLibrary, testConfig, type TestLibrary } from '../library-fixture.ts'
import { expectConforms } from './conforms.ts'

const NAME = '2019-nowhere-base.md'
const invalid = (name: string) => readFile(rootPath(`tests/fixtures/invalid/${name}.md`), 'utf8')

let library: TestLibrary
let onlyReads: Services
let folder: string
beforeAll(async () => {
  folder = await makeFolder()
  // Nothing here needs the index of the engine.
  library = await startLibrary({}, { indexed: false })
  const { dataDir } = library.services.config
  onlyReads = await createServices(testConfig(folder, { READ_ONLY: 'true', DATA_DIR: dataDir }), 'test')
})
afterAll(async () => {
  await onlyReads.stop()
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

const check = (body: object, ask = library.ask) => ask.post('/api/v1/check').send(body)

function problemsOf(response: Response): z.output<typeof checkAnswer>['problems'] {
  expect(response.status).toBe(200)
  expectConforms(checkAnswer, response.body, '/api/v1/check')
  return (response.body as z.output<typeof checkAnswer>).problems
}

describe('POST /check', () => {
  it('finds what the command line finds, where it stands', async () => {
    const markdown = await invalid('harm-type-unknown-term')
    const [problem, ...rest] = problemsOf(await check({ markdown, name: NAME }))
    expect(rest).toEqual([])
    expect(problem).toMatchObject({
      file: `reviews/${NAME}`,
      rule: 'term-unknown',
      severity: 'error',
      line: 14,
      url: expect.stringContaining('#term-unknown') as string,
    })
  })

  it('says nothing of a text without faults, which is answered to nobody else', async () => {
    const markdown = await readFile(rootPath('reviews/2009-haringey-accounts-taken-at-face-value.md'), 'utf8')
    const response = await check({ markdown })
    expect(problemsOf(response)).toEqual([])
    expect(response.headers['cache-control']).toBe('no-store')
  })

  it('takes a text for a draft unless it is told that it has been published', async () => {
    const text = await readFile(rootPath('reviews/2006-highland-left-school-unseen.md'), 'utf8')
    const rulesOf = async (body: object) => problemsOf(await check(body)).map(({ rule }) => rule)
    expect(await rulesOf({ markdown: text, draft: false })).toEqual([])
    // Who wrote the report may be named in what is published, and is waived before it is.
    expect(await rulesOf({ markdown: text })).toContain('disclosure-name')
    expect((await check({ markdown: text, draft: 'no' })).status).toBe(400)
  })

  it('looks across the library', async () => {
    const text = await readFile(rootPath('reviews/2006-highland-left-school-unseen.md'), 'utf8')
    const markdown = text.replace(/^supports: .*$/m, 'supports: [no-such/R1]')
    const rules = problemsOf(await check({ markdown, draft: false })).map(({ rule, met }) => [rule, met])
    expect(rules).toContainEqual(['reference-unsupported', 'no-such/R1'])
  })

  it('takes the name from the id where none is given, and reads a text that has neither', async () => {
    const named = problemsOf(await check({ markdown: await invalid('area-missing') }))
    expect(named.map(({ file, rule }) => [file, rule])).toEqual([[`reviews/${NAME}`, 'field-missing']])
    const bare = problemsOf(await check({ markdown: 'Nothing yet.' }))
    expect(bare.map(({ rule }) => rule)).toContain('front-matter-missing')
    expect(bare.map(({ rule }) => rule)).not.toContain('file-name-invalid')
  })

  it('repeats what could identify somebody to a signed-in author alone', async () => {
    await makeAccount(library.services, 'writer', 'author')
    await makeAccount(library.services, 'visitor', 'reader')
    const body = { markdown: await invalid('disclosure-postcode'), name: NAME }
    const author = await signIn(library.services, 'writer')
    const reader = await signIn(library.services, 'visitor')
    const toAuthor = problemsOf(await author.agent.post('/api/v1/check').send(body))
    const toReader = await reader.agent.post('/api/v1/check').send(body)
    const toVisitor = await check(body)
    expect(toAuthor.map(({ met }) => met)).toEqual(['ZE3 9JZ'])
    for (const response of [toReader, toVisitor]) {
      expect(problemsOf(response).map(({ rule }) => rule)).toEqual(['disclosure-postcode'])
      expect(response.text).not.toContain('ZE3')
    }
  })

  it('works in a process that only reads', async () => {
    const markdown = await invalid('disclosure-postcode')
    const response = await check({ markdown, name: NAME }, supertest(createApp(onlyReads)))
    expect(problemsOf(response).map(({ rule }) => rule)).toEqual(['disclosure-postcode'])
    expect(response.text).not.toContain('ZE3')
  })

  it('reads two megabytes, and answers what is larger or nested too deeply with what is wrong', async () => {
    const line = 'Nobody wrote down where the family had gone.\n\n'
    const markdown = line.repeat(Math.floor((2 * 1024 * 1024 - 1000) / (line.length + 2)))
    expect(problemsOf(await check({ markdown })).length).toBeGreaterThan(0)
    const large = await check({ markdown: markdown + line.repeat(100_000) })
    expect(large.status).toBe(413)
    expect((JSON.parse(large.text) as { detail: string }).detail).toBe('The body is larger than 2 megabytes.')
    const deep = problemsOf(await check({ markdown: `---\nid: a\n---\n\n${'> '.repeat(5_000)}a` }))
    expect(deep.map(({ rule }) => rule)).toContain('file-unreadable')
  })

  it.each([
    [{}, 'Missing, expected the text of a review.'],
    [{ markdown: 7 }, 'Unexpected `7`, expected the text of a review.'],
    [
      { markdown: '', name: '../secret.md' },
      /^Unexpected `\.\.\/secret\.md`, expected a file name without a folder/,
    ],
    [{ markdown: '', nam: 'a.md' }, 'There is no such field. Did you mean `name`?'],
  ])('says what is wrong with a request: %j', async (body, detail) => {
    const response = await check(body)
    expect(response.status).toBe(400)
    const { errors } = JSON.parse(response.text) as { errors: Array<{ detail: string }> }
    expect(errors).toEqual([
      expect.objectContaining({
        detail: typeof detail === 'string' ? detail : (expect.stringMatching(detail) as string),
      }),
    ])
  })

  it('is for POST alone, in JSON', async () => {
    const got = await library.ask.get('/api/v1/check')
    expect([got.status, got.headers['allow']]).toEqual([405, 'POST'])
    expect((await library.ask.post('/api/v1/check').type('text').send('a')).status).toBe(415)
  })
})
