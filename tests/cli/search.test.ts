import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { runLessons } from './run-lessons.ts'

const WORDS = ['search', 'school', 'thought', 'she', 'had', 'moved', '--agency=education']

let library: TestLibrary
let running: Record<string, string>
beforeAll(async () => {
  library = await startLibrary()
  const { dataDir, reviewsDir, taxonomyDir } = library.services.config
  running = { DATA_DIR: dataDir, REVIEWS_DIR: reviewsDir, TAXONOMY_DIR: taxonomyDir }
})
afterAll(() => library.end())

interface Answer {
  total: number
  reviews: number
  kinds: Record<string, number | null>
  hits: Array<{ id: string; kind: string; title: string; url: string }>
}

describe('lessons search beside a running server', { timeout: 60_000 }, () => {
  it('finds for a person to read, with the passage and where it stands', async () => {
    const { code, stdout, stderr } = await runLessons(WORDS, running)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [head, , first, title, passage] = stdout.split('\n')
    expect(head).toMatch(/^\d+ findings? from \d+ reviews? \(left out: she, had\)$/)
    expect(first).toBe('2006-highland-left-school-unseen/F1')
    expect(title).toMatch(/^ {2}School was told /)
    expect(passage).toMatch(/^ {2}[A-Z][\w ]+: .*\bschool\b/)
    expect(stdout).not.toMatch(/<mark>|&#39;|&quot;|[\u0001\u0002]/)
  })

  it('finds for a program what the API finds', async () => {
    const { code, stdout } = await runLessons([...WORDS, '--json'], running)
    const api = (
      await library.ask
        .get('/api/v1/search')
        .query({ q: 'school thought she had moved', agency: 'education' })
    ).body as Answer
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      total: api.total,
      reviews: api.reviews,
      kinds: api.kinds,
      hits: api.hits.map(({ id, kind, title, url }) => ({ id, kind, title, url })),
    })
  })

  it('takes every facet, kind, years and order as options, and none of them has to have words beside it', async () => {
    const { code, stdout } = await runLessons(
      [
        'search',
        '--kind=recommendation',
        '--agency=police',
        '--agency=education',
        '--from=2000',
        '--sort=oldest',
        '--json',
      ],
      running,
    )
    const api = await library.ask.get(
      '/api/v1/search?kind=recommendation&agency=police&agency=education&from=2000&sort=oldest',
    )
    const answer = JSON.parse(stdout) as Answer
    expect(code).toBe(0)
    expect(answer.total).toBeGreaterThan(0)
    expect(answer.hits.map(hit => hit.id)).toEqual((api.body as Answer).hits.map(hit => hit.id))
  })

  it('takes quoted text and a leading minus as the site does', async () => {
    const { code, stdout } = await runLessons(['search', '"left the area"', '-hospital', '--json'], running)
    const api = await library.ask.get('/api/v1/search').query({ q: '"left the area" -hospital' })
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Answer).total).toBe((api.body as Answer).total)
  })

  it('says that nothing was found, which is an answer', async () => {
    const { code, stdout } = await runLessons(['search', 'zzyzx'], running)
    expect({ code, stdout }).toEqual({ code: 0, stdout: '0 findings from 0 reviews\n' })
  })

  it.each([
    [
      ['--agency=polise', '--agnecy=police', '--kind=case', '--page=0'],
      [
        '--kind: Unexpected `case`, expected one of finding, recommendation, review.',
        '--page: Unexpected `0`, expected a page number from 1.',
        '--agency: There is no term `polise` in Agency. Did you mean `police`?',
        '--agnecy: There is no such parameter. Did you mean `agency`?',
      ],
    ],
    [['--stage'], ['--stage needs a value, like --stage=value.']],
  ])('exits with 2 on %j and says all that is wrong', async (args, messages) => {
    const { code, stdout, stderr } = await runLessons(['search', 'school', ...args], running)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n').sort()).toEqual(messages.sort())
  })
})

describe('lessons search without a server', { timeout: 90_000 }, () => {
  it('starts an engine, indexes, answers the same, and leaves nothing running', async () => {
    const folder = await makeFolder()
    try {
      const alone = { ...running, DATA_DIR: join(folder, 'data') }
      const [found, beside] = await Promise.all([
        runLessons([...WORDS, '--json'], alone),
        runLessons([...WORDS, '--json'], running),
      ])
      expect({ code: found.code, stderr: found.stderr }).toEqual({ code: 0, stderr: '' })
      expect(JSON.parse(found.stdout)).toEqual(JSON.parse(beside.stdout))
      expect(await readdir(alone.DATA_DIR)).not.toContain('lock.json')
      expect(await readdir(join(alone.DATA_DIR, 'engine'))).not.toContain('address.json')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
