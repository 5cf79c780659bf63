import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../server/running-server.ts'
import { runLessons } from './run-lessons.ts'

let running: TestServer
let settings: Record<string, string>
beforeAll(async () => {
  running = await startTestServer()
  const { dataDir, reviewsDir, taxonomyDir } = running.config
  settings = { DATA_DIR: dataDir, REVIEWS_DIR: reviewsDir, TAXONOMY_DIR: taxonomyDir }
  await running.server.services.extracts.versions.settled
}, 60_000)
afterAll(() => running.end())

const at = (name: string) => join(running.folder, name)

describe('lessons extract and lessons verify beside a running server', { timeout: 90_000 }, () => {
  it('write every match with its receipt, which is current until a record changes', async () => {
    const [csv, receipt] = [at('school.csv'), at('receipt.json')]
    const made = await runLessons(
      ['extract', '/search?q=school&page=2', '--title', 'School', '--out', csv, '--receipt', receipt],
      settings,
    )
    expect({ code: made.code, stdout: made.stdout }).toEqual({ code: 0, stdout: '' })
    expect(made.stderr).toMatch(/^Findings that contain “school”\.\n\d+ findings from \d+ of 2 reviews\.\n$/)
    expect(await readFile(csv, 'utf8')).toContain('2006-highland-left-school-unseen/F1')

    const current = await runLessons(['verify', receipt], settings)
    expect({ code: current.code, stderr: current.stderr }).toEqual({ code: 0, stderr: '' })
    expect(current.stdout).toMatch(/^Current\. /)

    const path = join(running.config.reviewsDir, '2006-highland-left-school-unseen.md')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('### F1. School was told', '### F1. School was numbat'))
    const changed = await runLessons(['verify', receipt], settings)
    expect(changed.code).toBe(1)
    expect(changed.stdout).toContain('[-told-] {+numbat+}')
    const json = await runLessons(['verify', receipt, '--json'], settings)
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: 'changed',
      comparison: { counts: { changed: 1 } },
    })

    const tampered = at('tampered.json')
    await writeFile(tampered, (await readFile(receipt, 'utf8')).replace('"School"', '"Other"'))
    const invalid = await runLessons(['verify', tampered], settings)
    expect(invalid.code).toBe(1)
    expect(invalid.stdout).toMatch(/^Invalid\. /)
    await rm(tampered)
  })

  it('verify the receipt of a pack, and say which of what was chosen has changed', async () => {
    const { packs, library, extracts } = running.server.services
    const text = { title: 'Handover', audience: '', aim: '' }
    const items = [{ id: '2006-highland-left-school-unseen/F2', note: '' }]
    const { receipt } = await packs.create({ ...text, items }, { name: 'ann', role: 'reader' })
    const file = at('pack.json')
    await writeFile(file, JSON.stringify(receipt))
    const current = await runLessons(['verify', file], settings)
    expect({ code: current.code, stderr: current.stderr }).toEqual({ code: 0, stderr: '' })
    expect(current.stdout).toContain('Handover: Chosen by hand.')

    const path = join(running.config.reviewsDir, '2006-highland-left-school-unseen.md')
    const before = await readFile(path, 'utf8')
    await writeFile(path, before.replace('### F2. Worries reached', '### F2. Wombats reached'))
    await library.refresh()
    await extracts.versions.settled
    const changed = await runLessons(['verify', file], settings)
    expect(changed.code).toBe(1)
    expect(changed.stdout).toContain('[-Worries-] {+Wombats+}')
    await writeFile(path, before)
    await library.refresh()
    await rm(file)
  })

  it.each([
    [['extract', 'agency=polise'], 'agency: There is no term `polise` in Agency. Did you mean `police`?'],
    [['extract', '', '--leave-out', 'nowhere/F1:why'], 'Not among the matches'],
    [['extract', '', '--format', 'doc'], 'Allowed choices are'],
    [['extract', '', '--json'], '--json prints the receipt'],
    [['verify', 'no-such-file.json'], 'no-such-file.json cannot be read (ENOENT).'],
    [['verify', 'package.json'], 'package.json is not in the form of a signed receipt'],
    [['verify', 'README.md'], 'README.md is not JSON'],
  ])('exit with 2 on %j and say what is wrong', async (args, message) => {
    const { code, stdout, stderr } = await runLessons(args, settings)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})

describe('lessons extract and lessons verify where no server runs', { timeout: 90_000 }, () => {
  it('keep what they read, so that a change is shown in its words', async () => {
    const alone = { ...settings, DATA_DIR: at('alone') }
    const [csv, receipt] = [at('alone.csv'), at('alone.json')]
    const made = await runLessons(['extract', '', '--out', csv, '--receipt', receipt], alone)
    expect(made.code).toBe(0)
    const path = join(running.config.reviewsDir, '2006-highland-left-school-unseen.md')
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('nobody confirmed where she was', 'nobody wombat where she was'),
    )
    const changed = await runLessons(['verify', receipt], alone)
    expect(changed.code).toBe(1)
    expect(changed.stdout).toContain('{+wombat')
    expect(changed.stdout).not.toContain('The earlier text is not kept here.')
  })
})
