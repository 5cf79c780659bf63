import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  makeWriter,
  startWritingLibrary,
  textOf,
  type Writer,
  type WritingLibrary,
} from '../authoring/desk.ts'
import { visit } from '../accounts/signed-in.ts'

let library: WritingLibrary
let ada: Writer
let cleo: Writer

beforeAll(async () => {
  library = await startWritingLibrary()
  ada = await makeWriter(library, 'ada', 'author')
  cleo = await makeWriter(library, 'cleo', 'approver')
})
afterAll(() => library.end())

const post = ({ agent, token }: Writer, path: string, fields: object) =>
  agent
    .post(path)
    .type('form')
    .send({ _csrf: token, ...fields })
const begin = async (markdown: string) =>
  ((await ada.send('post', '/drafts', { markdown })).body as { id: string }).id

describe('GET /contribute', () => {
  it('tells a visitor how a review comes about and what an account takes, without a link that leads nowhere', async () => {
    const { text, headers } = await library.ask.get('/contribute').expect(200)
    expect(text).toContain('npx lessons users add')
    expect(text).not.toContain('/contribute/new')
    expect(headers['cache-control']).not.toContain('no-store')
  })

  it('lists the drafts of whoever asks by how far they are, and is kept nowhere', async () => {
    await begin(await textOf('2024-somewhere-listed', 'One that is listed'))
    const { text, headers } = await ada.agent.get('/contribute').expect(200)
    expect(text).toContain('Being written')
    expect(text).toContain('One that is listed')
    expect(headers['cache-control']).toBe('no-store')
    expect((await cleo.agent.get('/contribute')).text).not.toContain('One that is listed')
  })

  it('takes a published review to change it, by its address', async () => {
    const base = `http://127.0.0.1:3000/reviews/${library.base}/F1`
    const taken = await post(ada, '/contribute', { base }).expect(303)
    const desk = await ada.agent.get(taken.headers['location']!).expect(200)
    expect(desk.text).toContain(`href="/reviews/${library.base}"`)
    const refused = await post(ada, '/contribute', { base: 'no-such-review' }).expect(422)
    expect(refused.text).toContain('There is no published review')
    await ada.agent.post('/contribute').type('form').send({ base: library.base }).expect(403)
  })
})

describe('the desk of a draft', () => {
  it('says before it is sent that somebody could be identified, and what is missing by the form’s names', async () => {
    const whole = await textOf('2024-somewhere-named', 'One that names somebody')
    const named = whole
      .replace('## Summary\n', '## Summary\n\nDanny Hargreaves went to Oakfield Primary School.\n')
      .replace(/^nation: .*\n/m, '')
    const { text } = await ada.agent.get(`/contribute/${await begin(named)}`).expect(200)
    expect(text).toContain('2 things in this text could identify somebody.')
    expect(text).toMatch(/\/edit#front-nation">Nation<\/a>: Nothing is chosen\./)
    expect(text).not.toContain('nation.yaml')
    const plain = await ada.agent.get(`/contribute/${await begin(whole)}`).expect(200)
    expect(plain.text).not.toContain('could identify somebody.')
  })

  it('is open to who may read the draft and to nobody else', async () => {
    const id = await begin('Nothing yet.\n')
    await visit(library.services).get(`/contribute/${id}`).expect(303)
    await cleo.agent.get(`/contribute/${id}`).expect(404)
    const { text, headers } = await ada.agent.get(`/contribute/${id}`).expect(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(text).toContain('Send it for review')
    expect(text).toContain(`/contribute/${id}/edit`)
    expect(text).not.toContain('Approve this text')
  })

  it('leads from a comment on a paragraph to publication, each step by who may take it', async () => {
    const id = await begin(await textOf('2024-somewhere-by-the-pages', 'By the pages'))
    const path = `/contribute/${id}`
    await post(ada, path, { action: 'submit' }).expect(303)
    const read = (await cleo.agent.get(path)).text
    // What is approved is the whole file: its head and the terms of its findings too.
    expect(read).toMatch(/<textarea[^>]*readonly[^>]*>---\n(?:id|[a-z-]+): /)
    expect(read).toContain('systems-factor:')
    const anchor = /<option value="(p-[0-9a-f]{6})"/.exec(read)![1]!
    const commented = await post(cleo, path, { action: 'comment', at: anchor, text: 'Is <this> so?' }).expect(
      303,
    )
    expect(commented.headers['location']).toMatch(/#c-[0-9a-f]{8}$/)
    const seen = (await ada.agent.get(path)).text
    expect(seen).toContain('Is &lt;this&gt; so?')
    expect(seen).toContain('Approving needs the role approver.')
    const refused = await post(ada, path, { action: 'approve', revision: '1' }).expect(403)
    expect(refused.text).toContain('There is a problem')
    await post(cleo, path, { action: 'approve', revision: '1' }).expect(303)
    const published = await post(cleo, path, { action: 'publish' }).expect(200)
    expect(published.text).toContain(
      'The folder of reviews is not in a Git repository, so nothing was committed.',
    )
    await library.ask.get('/reviews/2024-somewhere-by-the-pages').expect(200)
    expect((await ada.agent.get(path)).text).toContain('It is published, and stays as the story')
  })

  it('shows a text that came too late beside the draft', async () => {
    const id = await begin('One.\n')
    await ada.send('put', `/drafts/${id}`, { markdown: 'Two.\n', revision: 1 })
    await ada.send('put', `/drafts/${id}`, { markdown: 'Three.\n', revision: 1 }).expect(409)
    const { text } = await ada.agent.get(`/contribute/${id}`)
    expect(text).toContain('Texts that came too late')
    const key = /name="key" value="(k-[0-9a-f]{8})"/.exec(text)![1]!
    await post(ada, `/contribute/${id}`, { action: 'remove-kept', key }).expect(303)
    expect((await ada.agent.get(`/contribute/${id}`)).text).not.toContain('Texts that came too late')
  })

  it('shows an approver what it changes in the published review, word by word and part by part', async () => {
    const begun = await ada.send('post', '/drafts', { base: library.base })
    const { id, markdown } = begun.body as { id: string; markdown: string }
    const path = `/contribute/${id}`
    expect((await ada.agent.get(path)).text).toContain('Nothing yet: the draft says what is published.')
    const changed = markdown
      .replace('## Summary\n\n', '## Summary\n\nReconsidered. ')
      .replace(/(### F1\. .*)\n/, '$1, said again\n')
    await ada.send('put', `/drafts/${id}`, { markdown: changed, revision: 1 }).expect(200)
    await post(ada, path, { action: 'submit' }).expect(303)
    const { text } = await cleo.agent.get(path)
    const changes = /aria-labelledby="changes">([^]*?)<\/section>/.exec(text)![1]!
    expect([...changes.matchAll(/<h3[^>]*>(.{3})/g)].map(([, part]) => part)).toEqual(['The', 'F1.'])
    const plain = changes.replace(/<span class="govuk-visually-hidden">.*?<\/span>/g, '')
    const added = [...plain.matchAll(/<ins>([^<]*)/g)].map(([, words]) => words!.trim())
    expect(added).toEqual(['Reconsidered.', ', said again'])
    expect(plain).not.toContain('<del>')
    // What stays the same is not repeated as a whole.
    expect(changes).toContain('[…]')
    expect(text).toContain('read <a class="govuk-link" href="#changes">')
    await post(cleo, path, { action: 'approve', revision: '2' }).expect(303)
    await post(cleo, path, { action: 'publish' }).expect(200)
    expect((await cleo.agent.get(path)).text).not.toContain('id="changes"')
  })

  it('shows a change of a held value to who approves it, and to nobody else', async () => {
    const held = '2020-nowhere-held-detail'
    const begun = await ada.send('post', '/drafts', { base: held })
    const { id, markdown } = begun.body as { id: string; markdown: string }
    const line = /^outcome: (.*)$/m.exec(markdown)![0]
    const changed = markdown.replace(line, 'outcome: [serious-physical-harm, death-maltreatment]')
    await ada.send('put', `/drafts/${id}`, { markdown: changed, revision: 1 }).expect(200)
    await post(ada, `/contribute/${id}`, { action: 'submit' }).expect(303)
    const { text, headers } = await cleo.agent.get(`/contribute/${id}`)
    expect(/aria-labelledby="changes">([^]*?)<\/section>/.exec(text)![1]).toContain('death-maltreatment')
    expect(headers['cache-control']).toBe('no-store')
    await visit(library.services).get(`/contribute/${id}`).expect(303)
    expect((await library.ask.get(`/reviews/${held}/history`)).text).not.toContain('death-maltreatment')
  })

  it('says when the published review has changed underneath, and how', async () => {
    const begun = await ada.send('post', '/drafts', { base: library.base })
    const { id, markdown } = begun.body as { id: string; markdown: string }
    expect((await ada.agent.get(`/contribute/${id}`)).text).not.toContain('has changed since')
    const path = join(library.reviewsDir, `${library.base}.md`)
    await writeFile(path, `${markdown}\n`.replace('## Summary\n', '## Summary\n\nSomething new.\n'))
    const { text } = await ada.agent.get(`/contribute/${id}`)
    expect(text).toContain('The published review has changed since this draft was begun')
    expect(text).toContain('Something new.')
    const fileDigest = /name="fileDigest" value="([0-9a-f]{64})"/.exec(text)![1]!
    await post(ada, `/contribute/${id}`, { action: 'rebase', fileDigest }).expect(303)
    expect((await ada.agent.get(`/contribute/${id}`)).text).not.toContain('has changed since')
    await writeFile(path, markdown)
  })
})
