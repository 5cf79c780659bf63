import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWriter, startWritingLibrary, type WritingLibrary } from '../authoring/desk.ts'

const HELD = '2020-nowhere-held-detail'

let library: WritingLibrary

beforeAll(async () => {
  library = await startWritingLibrary()
  await library.services.extracts.versions.settled
})
afterAll(() => library.end())

async function change(id: string, edit: (text: string) => string): Promise<void> {
  const path = join(library.reviewsDir, `${id}.md`)
  const before = await readFile(path, 'utf8')
  const after = edit(before)
  expect(after).not.toBe(before)
  await writeFile(path, after)
  await library.services.library.refresh()
  await library.services.extracts.versions.settled
}

interface History {
  versions: Array<{ digest: string; since: string }>
  changedForPrivacy: boolean
  from: string | null
  changes: Array<{
    part: string
    difference: { kind: string; parts?: Array<{ change: string; text: string }> }
  }>
}

async function historyOf(id: string, query = ''): Promise<History> {
  return (await library.ask.get(`/api/v1/reviews/${id}/history${query}`).expect(200)).body as History
}

describe('the history of a review', () => {
  it('shows what changed, word by word and part by part', async () => {
    const { base } = library
    expect(await historyOf(base)).toMatchObject({ versions: [{}], from: null, changes: [] })
    expect((await library.ask.get(`/reviews/${base}`)).text).toContain(`/reviews/${base}/history`)
    await change(base, text => text.replace('## Summary\n\n', '## Summary\n\nReconsidered. '))
    await change(base, text => text.replace(/(### F1\. .*)\n/, '$1, said again\n'))
    const { versions, changes } = await historyOf(base)
    expect(versions).toHaveLength(3)
    expect(changes).toHaveLength(1)
    expect(changes[0]!.part).toMatch(/^F1\. .*, said again$/)
    const all = await historyOf(base, `?from=${versions[2]!.digest}&to=${versions[0]!.digest}`)
    expect(all.changes.map(({ part }) => part.slice(0, 3))).toEqual(['The', 'F1.'])
    const added = all.changes[0]!.difference.parts!.filter(part => part.change === 'added')
    expect(added.map(({ text }) => text.trim())).toEqual(['Reconsidered.'])
    const page = await library.ask.get(`/reviews/${base}/history`).expect(200)
    expect(page.text).toContain(', said again')
    expect(page.text).toContain('From the version before')
  })

  it('names what it does not keep, and refuses what is no digest', async () => {
    const { changes } = await historyOf(library.base, `?from=${'0'.repeat(64)}`)
    expect(changes).toMatchObject([{ difference: { kind: 'not-kept' } }])
    await library.ask.get(`/api/v1/reviews/${library.base}/history?from=x`).expect(400)
    await library.ask.get('/api/v1/reviews/no-such-review/history').expect(404)
    await library.ask.get(`/reviews/${library.base}/history?from=x`).expect(200)
  })

  it('never says a value that is held, nor that one has changed', async () => {
    const source = await readFile(join(library.reviewsDir, `${HELD}.md`), 'utf8')
    const line = /^outcome: (.*)$/m.exec(source)![0]
    const before = await historyOf(HELD)
    await change(HELD, text => text.replace(line, 'outcome: [death-maltreatment, serious-physical-harm]'))
    expect(await historyOf(HELD)).toEqual(before)
    await change(HELD, text => text.replace('## Summary\n\n', '## Summary\n\nOne word more. '))
    const answers = [
      JSON.stringify(await historyOf(HELD)),
      (await library.ask.get(`/reviews/${HELD}/history`)).text,
    ]
    for (const answer of answers) {
      expect(answer).toContain('One word more.')
      expect(answer).not.toContain('death-maltreatment')
    }
  })

  it('forgets what was there before a correction for privacy', async () => {
    const { base } = library
    const [, before] = (await historyOf(base)).versions
    const correction = 'corrections:\n  - {date: 2026-11, kind: privacy, note: "A detail was taken out."}\n'
    await change(base, text =>
      text.replace('Reconsidered. ', '').replace(/^taxonomy: /m, `${correction}taxonomy: `),
    )
    const { versions, changedForPrivacy } = await historyOf(base)
    expect(versions).toHaveLength(1)
    expect(changedForPrivacy).toBe(true)
    const asked = await historyOf(base, `?from=${before!.digest}`)
    expect(asked.changes).toMatchObject([{ difference: { kind: 'withheld' } }])
    const page = await library.ask.get(`/reviews/${base}/history?from=${before!.digest}`)
    expect(page.text).toContain('Changed for privacy, text withheld.')
    expect(page.text).not.toContain('Reconsidered')
  })

  it('ends where the record is withdrawn, which an approver does on a page of its own', async () => {
    const cleo = await makeWriter(library, 'cleo', 'approver')
    const path = `/reviews/${library.base}/withdraw`
    expect((await cleo.agent.get(`/reviews/${library.base}/history`)).text).toContain(path)
    expect((await library.ask.get(`/reviews/${library.base}/history`)).text).not.toContain(path)
    await library.ask.get(path).expect(303)
    const send = (reason: string) => cleo.agent.post(path).type('form').send({ _csrf: cleo.token, reason })
    const refused = await send('It names Kayleigh Marsden.').expect(422)
    expect(refused.text).toContain('There is a problem')
    await send('Two records were mixed up.').expect(200)
    await library.services.extracts.versions.settled
    const page = await library.ask.get(`/reviews/${library.base}/history`).expect(200)
    expect(page.text).toContain('Two records were mixed up.')
    expect(page.text).not.toContain('said again')
    await library.ask.get(`/api/v1/reviews/${library.base}/history`).expect(410)
  })
})
