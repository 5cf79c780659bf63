import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { questionsOf } from '../../src/cli/ask-for-review.ts'
import { frontMatterJsonSchema } from '../../src/corpus/front-matter-json-schema.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { makeFolder, reviewsIn } from '../library-fixture.ts'
import { runLessons } from './run-lessons.ts'

const ANSWERS = `title: "A review: the letter"
publisher: Nowhere Partnership
area: Nowhere
about: letter went astray
published: 2024-06
period: 2021/2023
review-type: learning-review
methodology: not-stated
nation: england
region: south-west
harm-type: [neglect]
outcome: [no-serious-harm]
agency: [education, police]
every-child-matters: [stay-safe]
`

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

let folder: string
beforeAll(async () => {
  folder = await makeFolder()
  await writeFile(join(folder, 'answers.yaml'), ANSWERS)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const reviewsDir = () => join(folder, 'reviews')
const begin = (...args: string[]) =>
  runLessons(['new', '--answers', join(folder, 'answers.yaml'), ...args], { REVIEWS_DIR: reviewsDir() })

describe('lessons new', { timeout: 60_000 }, () => {
  it('writes a file that passes the checks but for what is left to write, which it lists', async () => {
    const { code, stdout } = await begin('--json')
    expect(code).toBe(0)
    const { id, left } = JSON.parse(stdout) as { id: string; left: Array<{ line: number; rule: string }> }
    expect(id).toBe('2024-nowhere-letter-went-astray')
    const text = await readFile(join(reviewsDir(), `${id}.md`), 'utf8')
    const body = text.split('\n').indexOf('---', 1) + 1
    expect(left.length).toBeGreaterThan(5)
    expect(left.filter(({ line }) => line <= body)).toEqual([])
    const check = await runLessons(['check', reviewsDir(), '--json'], { REVIEWS_DIR: reviewsDir() })
    const { problems } = JSON.parse(check.stdout) as { problems: Array<{ rule: string }> }
    expect(problems.map(({ rule }) => rule)).toEqual(left.map(({ rule }) => rule))
  })

  it('never writes over a file', async () => {
    const again = await begin('--json')
    expect([again.code, again.stdout]).toEqual([2, ''])
    expect(again.stderr).toContain('It was left as it is')
    const { code } = await begin('--set', 'about=another letter', '--set', 'agency=police,education')
    expect(code).toBe(0)
    expect(await readdir(reviewsDir())).toHaveLength(2)
    const text = await readFile(join(reviewsDir(), '2024-nowhere-another-letter.md'), 'utf8')
    expect(text).toMatch(/agency:\n {2}- police\n {2}- education\n/)
  })

  it('says everything that is missing or does not fit, and writes nothing', async () => {
    const { code, stderr } = await runLessons(
      ['new', '--json', '--set', 'area=Nowhere', '--set', 'agency=polise', '--set', 'colour=blue'],
      { REVIEWS_DIR: join(folder, 'none') },
    )
    expect(code).toBe(2)
    for (const said of [
      'Missing `title`',
      'Missing `harm-type`',
      '`agency`: Unexpected `polise`',
      '`colour` is nothing that a new review is asked for.',
    ])
      expect(stderr).toContain(said)
    await expect(readdir(join(folder, 'none'))).rejects.toThrow()
  })

  it('asks for terms by their words, one after the other', async () => {
    const question = questionsOf(taxonomy, createReviewSchema(taxonomy)).find(({ key }) => key === 'agency')!
    const input = new PassThrough()
    const output = new PassThrough()
    let shown = ''
    output.on('data', (part: Buffer) => (shown += part.toString()))
    const answer = question.ask({ input, output })
    const type = async (keys: string) => {
      await pause(400)
      input.write(keys)
    }
    await type('education')
    await type('\r')
    await type('police')
    await type('\r')
    await type('no more')
    await type('\r')
    expect(await answer).toEqual(['education', 'police'])
    expect(shown).toContain('Schools and colleges')
  })
})

describe('lessons schema', { timeout: 60_000 }, () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(frontMatterJsonSchema(taxonomy))
  const frontMatterOf = async (path: string) =>
    parse(/^---\n([\s\S]*?)\n---\n/.exec(await readFile(path, 'utf8'))![1]!) as Record<string, unknown>

  it('prints what the API gives, as draft 7', async () => {
    const { code, stdout } = await runLessons(['schema'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(frontMatterJsonSchema(taxonomy))))
    expect(stdout).toContain('http://json-schema.org/draft-07/schema#')
  })

  it('writes it to a file', async () => {
    const out = join(folder, 'schema.json')
    expect((await runLessons(['schema', '--out', out])).code).toBe(0)
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ type: 'object' })
  })

  it('takes the front matter of every review of the library', async () => {
    for (const path of await reviewsIn('reviews'))
      expect([path, validate(await frontMatterOf(path)) || validate.errors]).toEqual([path, true])
  })

  it.each([
    [{ agency: ['schools'] }],
    [{ published: '2024-06-21' }],
    [{ perod: '2021' }],
    [{ title: undefined }],
    [{ nation: ['england'] }],
  ])('refuses %j', async change => {
    const [path] = await reviewsIn('reviews')
    const changed: unknown = JSON.parse(JSON.stringify({ ...(await frontMatterOf(path!)), ...change }))
    expect(validate(changed)).toBe(false)
  })

  it('has a description for each term that may be chosen', () => {
    const { agency } = frontMatterJsonSchema(taxonomy)['properties'] as Record<
      string,
      { items: { enum: string[]; enumDescriptions: string[] } }
    >
    expect(agency!.items.enumDescriptions).toHaveLength(agency!.items.enum.length)
    expect(agency!.items.enumDescriptions.every(one => one.length > 20)).toBe(true)
  })
})
