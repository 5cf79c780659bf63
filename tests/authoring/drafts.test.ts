import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isConflict, type Draft } from '../../src/authoring/draft.ts'
import { draftParts } from '../../src/authoring/draft-passages.ts'
import { makeWriter, startWritingLibrary, textOf, type Writer, type WritingLibrary } from './desk.ts'

let library: WritingLibrary
let ada: Writer
let ben: Writer
let cleo: Writer
let drafts: NonNullable<WritingLibrary['services']['drafts']>

beforeAll(async () => {
  library = await startWritingLibrary()
  drafts = library.services.drafts!
  ada = await makeWriter(library, 'ada', 'author')
  ben = await makeWriter(library, 'ben', 'author')
  cleo = await makeWriter(library, 'cleo', 'approver')
})
afterAll(() => library.end())

const begin = async (markdown = 'One word.\n') => drafts.create({ markdown }, ada.account)
const revisionOf = (saved: Awaited<ReturnType<typeof drafts.save>>): number => {
  if (isConflict(saved)) throw new Error('The save was refused')
  return saved.revision
}

describe('Drafts', () => {
  it('gives back what was saved, with its title and the name it would have', async () => {
    const { id } = await begin()
    const markdown = await textOf('2024-somewhere-a-test', '"A title: with a colon"')
    expect(revisionOf(await drafts.save(id, { markdown, revision: 1 }, ada.account))).toBe(2)
    const found = await drafts.read(id, ada.account)
    expect(found!.markdown).toBe(markdown)
    expect(found!.draft).toMatchObject({
      title: 'A title: with a colon',
      file: '2024-somewhere-a-test.md',
      savedBy: 'ada',
      state: 'draft',
    })
  })

  it('refuses the later of two saves at once and keeps both texts', async () => {
    const { id } = await begin()
    const saves = ['The first word.\n', 'The second word.\n'].map(markdown =>
      drafts.save(id, { markdown, revision: 1 }, ada.account),
    )
    const [first, second] = await Promise.all(saves)
    expect(isConflict(first!)).toBe(false)
    if (!isConflict(second!)) throw new Error('Both were saved')
    expect(second.markdown).toBe('The first word.\n')
    const kept = await drafts.keptTexts(id, ada.account)
    expect(kept).toMatchObject([
      { key: second.keptAs, markdown: 'The second word.\n', by: 'ada', revision: 1 },
    ])
    // Sent again it is the same text, and not one more.
    await drafts.save(id, { markdown: 'The second word.\n', revision: 1 }, ada.account)
    expect(await drafts.keptTexts(id, ada.account)).toHaveLength(1)
    await drafts.removeKept(id, second.keptAs, ada.account)
    expect(await drafts.keptTexts(id, ada.account)).toEqual([])
  })

  it('takes the same text twice for one save, as where an answer was lost', async () => {
    const { id } = await begin()
    const change = { markdown: 'Changed.\n', revision: 1 }
    expect(revisionOf(await drafts.save(id, change, ada.account))).toBe(2)
    expect(revisionOf(await drafts.save(id, change, ada.account))).toBe(2)
  })

  it('shows a draft to its author, whom they name, and approvers once it is in review', async () => {
    const { id } = await begin()
    expect(await drafts.read(id, ben.account)).toBeUndefined()
    expect(await drafts.read(id, cleo.account)).toBeUndefined()
    await drafts.namePeople(id, ['ben'], ada.account)
    expect(await drafts.read(id, ben.account)).toBeDefined()
    expect((await drafts.list(cleo.account)).map(one => one.id)).not.toContain(id)
    await drafts.submit(id, ben.account)
    expect((await drafts.list(cleo.account)).map(one => one.id)).toContain(id)
  })

  it('marks a comment whose paragraph has changed, and loses none', async () => {
    const { id } = await begin(await textOf('2024-somewhere-a-comment'))
    const answer = await ada.agent.get(`/api/v1/drafts/${id}`)
    const { markdown } = answer.body as { markdown: string }
    const { anchor, text } = draftParts(markdown)[0]!.passages[0]!
    const commented = await ada.send('post', `/drafts/${id}/comments`, { at: anchor, text: 'Is this so?' })
    expect(commented.body).toMatchObject({ comments: [{ at: anchor, text: 'Is this so?', changed: false }] })
    const changed = markdown.replace(text.slice(0, 20), `Now ${text.slice(0, 20)}`)
    expect(changed).not.toBe(markdown)
    const saved = await ada.send('put', `/drafts/${id}`, { markdown: changed, revision: 1 })
    expect(saved.body).toMatchObject({ comments: [{ at: anchor, changed: true, resolved: null }] })
    const [comment] = (saved.body as { comments: Array<{ id: string; quote: string }> }).comments
    expect(text.startsWith(comment!.quote.replace('…', ''))).toBe(true)
    const resolved = await ada.send('post', `/drafts/${id}/comments/${comment!.id}/resolve`)
    expect(resolved.body).toMatchObject({ comments: [{ resolved: { by: 'ada' } }] })
  })

  it('is approved by nobody who has written in it, and a save takes the approval away', async () => {
    const dora = await makeWriter(library, 'dora', 'approver')
    const markdown = await textOf('2024-somewhere-approved')
    const { id } = await drafts.create({ markdown }, dora.account)
    await expect(drafts.approve(id, 1, dora.account)).rejects.toThrow('somebody else than its author')
    await drafts.namePeople(id, ['cleo'], dora.account)
    await drafts.save(id, { markdown: `${markdown}\n`, revision: 1 }, cleo.account)
    await drafts.submit(id, dora.account)
    await expect(drafts.approve(id, 2, cleo.account)).rejects.toThrow('You have saved changes in it')
    await expect(drafts.approve(id, 2, ada.account)).rejects.toThrow('no such draft')
    const eve = await makeWriter(library, 'eve', 'approver')
    await expect(drafts.approve(id, 1, eve.account)).rejects.toThrow('saved after you read it')
    const approved = await drafts.approve(id, 2, eve.account)
    expect(approved).toMatchObject({ state: 'approved', approval: { displayName: 'eve' } })
    const again = (await drafts.save(id, { markdown, revision: 2 }, dora.account)) as Draft
    expect(again).toMatchObject({ state: 'in-review', approval: undefined })
    expect(again.events.at(-1)).toMatchObject({ what: 'approval-lapsed', by: 'dora' })
  })

  it('is not approved while a name of a child stands in it', async () => {
    const markdown = (await textOf('2024-somewhere-planted')).replace(
      /## Summary\n\n/,
      '## Summary\n\nThe child, Kayleigh Marsden, was then at home. ',
    )
    const { id } = await drafts.create({ markdown }, ada.account)
    await drafts.submit(id, ada.account)
    await expect(drafts.approve(id, 1, cleo.account)).rejects.toThrow('cannot be published as it stands')
  })

  it('removes a draft with its texts, for its author and for administrators who may not read it', async () => {
    const root = await makeWriter(library, 'root', 'administrator')
    const { id } = await begin('Only for its author.\n')
    await expect(drafts.remove(id, ben.account)).rejects.toThrow('no such draft')
    expect(await drafts.read(id, root.account)).toBeUndefined()
    await drafts.remove(id, root.account)
    const { dataDir } = library.services.config
    await expect(readFile(join(dataDir, 'drafts', id, 'draft.json'))).rejects.toThrow('ENOENT')
    expect(await readFile(join(dataDir, 'audit.ndjson'), 'utf8')).toContain(
      `"who":"root","what":"draft-removed","on":"${id}"`,
    )
  })
})

describe('/api/v1/drafts', () => {
  it('answers nobody who is not signed in, nor a reader, and needs the token of the session', async () => {
    const { ask } = library
    expect((await ask.get('/api/v1/drafts')).status).toBe(401)
    const reader = await makeWriter(library, 'rose', 'reader')
    expect((await reader.agent.get('/api/v1/drafts')).status).toBe(403)
    expect((await ada.agent.post('/api/v1/drafts').send({ markdown: 'x' })).status).toBe(403)
  })

  it('is stored nowhere on the way', async () => {
    const { id } = await begin()
    const answer = await ada.agent.get(`/api/v1/drafts/${id}`)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers).not.toHaveProperty('etag')
  })

  it('answers a save that came too late with what stands there and the difference', async () => {
    const { id } = await begin('The child moved to a school.\n')
    await ben.send('put', `/drafts/${id}`, { markdown: 'x', revision: 1 }).expect(404)
    await ada.send('put', `/drafts/${id}`, { markdown: 'The child moved to another school.\n', revision: 1 })
    const late = await ada.send('put', `/drafts/${id}`, {
      markdown: 'The child left a school.\n',
      revision: 1,
    })
    expect(late.status).toBe(409)
    expect(late.type).toBe('application/problem+json')
    const { conflict } = late.body as { conflict: { keptAs: string } }
    expect(conflict).toMatchObject({
      ...{ markdown: 'The child moved to another school.\n', revision: 2, savedBy: 'ada' },
      difference: { kind: 'words' },
    })
    const kept = await ada.agent.get(`/api/v1/drafts/${id}/kept/${conflict.keptAs}`)
    expect(kept.body).toMatchObject({ markdown: 'The child left a school.\n', revision: 1 })
  })

  it('takes a text of two megabytes and no more', async () => {
    const { id } = await begin()
    const most = 'word '.repeat(2 * 1024 * 1024).slice(0, 2 * 1024 * 1024)
    await ada.send('put', `/drafts/${id}`, { markdown: most, revision: 1 }).expect(200)
    await ada.send('put', `/drafts/${id}`, { markdown: `${most}.`, revision: 2 }).expect(413)
    expect((await drafts.read(id, ada.account))!.markdown).toBe(most)
  })

  it('begins a draft from a published review', async () => {
    const begun = await ada.send('post', '/drafts', { base: library.base })
    expect(begun.status).toBe(201)
    expect(begun.body).toMatchObject({ base: library.base, file: `${library.base}.md`, state: 'draft' })
    expect((begun.body as { markdown: string }).markdown).toContain(`id: ${library.base}`)
    await ada.send('post', '/drafts', { base: 'no-such-review' }).expect(404)
    await ada.send('post', '/drafts', {}).expect(400)
  })
})
