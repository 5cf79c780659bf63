import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { makeAccount, signIn, visit } from '../accounts/signed-in.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'

let folder: string
let library: TestLibrary
let ann: Awaited<ReturnType<typeof signIn>>
let bob: Awaited<ReturnType<typeof signIn>>
beforeAll(async () => {
  folder = await makeFolder()
  const reviews = await makeReviews(folder, [rootPath('reviews/2006-highland-left-school-unseen.md')])
  library = await startLibrary({ REVIEWS_DIR: reviews }, { indexed: false })
  for (const name of ['ann', 'bob']) await makeAccount(library.services, name, 'author')
  ann = await signIn(library.services, 'ann')
  bob = await signIn(library.services, 'bob')
})
afterAll(async () => {
  await library?.end()
  await rm(folder, { recursive: true, force: true })
})

type Fields = Record<string, string | string[]>

const send = (who: typeof ann, address: string, fields: Fields) =>
  who.agent
    .post(address)
    .type('form')
    .send({ _csrf: who.token, ...fields })

async function begin(title: string): Promise<string> {
  const answer = await send(ann, '/contribute/new', {
    title,
    area: 'Somewhere',
    year: '2024',
    start: 'demonstration',
  })
  expect(answer.status).toBe(303)
  return answer.headers['location']!
}

/** What the text areas and fields that are not shown hold, as a browser would send them again. */
async function formOf(address: string): Promise<{ markdown: string; shown: string; revision: string }> {
  const { text } = await ann.agent.get(address)
  const area = (name: string) =>
    new RegExp(`<textarea[^>]*name="${name}"[^>]*>\\n([^]*?)</textarea>`).exec(text)![1]!
  const plain = (html: string) =>
    html
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  return {
    markdown: plain(area('markdown')),
    shown: plain(area('shown')),
    revision: /name="revision" value="(\d+)"/.exec(text)![1]!,
  }
}

describe('POST /contribute/new', () => {
  it('begins a draft and leads to its editor', async () => {
    const address = await begin('Letters: not opened')
    expect(address).toMatch(/^\/contribute\/d-[0-9a-f]{12}\/edit$/)
    expect((await formOf(address)).markdown).toContain('id: 2024-somewhere-letters-not-opened\n')
  })

  it('says what is missing, at the field, and keeps what was typed', async () => {
    const { status, text } = await send(ann, '/contribute/new', { title: '', area: 'Somewhere', year: '24' })
    expect(status).toBe(400)
    expect(text).toContain('<a href="#title">Enter a title</a>')
    expect(text).toContain('<a href="#year">Enter a year, like 2025</a>')
    expect(text).toContain('value="Somewhere"')
  })

  it('is for authors', async () => {
    const { status, headers } = await visit(library.services).get('/contribute/new')
    expect([status, headers['location']]).toEqual([303, expect.stringContaining('/sign-in')])
  })
})

describe('the editor without a script', () => {
  it('checks a text and lists what is wrong by line, without saving it', async () => {
    const address = await begin('To be checked')
    const form = await formOf(address)
    const markdown = form.markdown
      .replace('nation:', '')
      .replace('\n## Summary', '\ncolour: blue\n\n## Summary')
      .replace('area: Somewhere', 'area: Somewhere\ncolour: blue')
    const line = markdown.split('\n').indexOf('colour: blue') + 1
    const { status, text } = await send(ann, address, { ...form, markdown, action: 'check' })
    expect(status).toBe(200)
    expect(text).toContain('Checked, and not saved')
    expect(text).toMatch(new RegExp(`data-line="${line}"[^]{0,200}colour`))
    expect((await formOf(address)).markdown).toBe(form.markdown)
  })

  it('puts what was changed in the form into the text that was changed beside it', async () => {
    const address = await begin('Form and text')
    const form = await formOf(address)
    const markdown = form.markdown.replace('area: Somewhere', 'area: Elsewhere # as published\nodd: 1')
    const sent = {
      ...form,
      ...{ markdown, action: 'save', 'front.area': 'Somewhere', 'front.nation': 'wales' },
      ...{ 'front.harm-type.shown': '1', 'front.harm-type': ['neglect', 'physical-abuse'] },
    }
    expect((await send(ann, address, sent)).status).toBe(303)
    const saved = (await formOf(address)).markdown
    expect(saved).toContain('area: Elsewhere # as published\nodd: 1\n')
    expect(saved).toContain('nation: wales\n')
    expect(saved).toContain('harm-type: [neglect, physical-abuse]\n')
  })

  it('adds a finding under the next number with the tags that its form asks for', async () => {
    const address = await begin('One more finding')
    const form = await formOf(address)
    const { text } = await send(ann, address, {
      ...{ ...form, action: 'add-finding', 'finding.title': 'Nobody asked' },
      ...{ 'finding.systems-factor.0.term': 'supervision-gap', 'finding.systems-factor.0.effect': 'mixed' },
      ...{ 'finding.sources.shown': '1', 'finding.sources': 'S1' },
    })
    expect(text).toContain('F2 was added to the text')
    expect(text).toContain('### F2. Nobody asked')
    expect(text).toContain('{term: supervision-gap, effect: mixed}')
  })

  it('shows both texts where somebody saved in between, and saves the one that is chosen', async () => {
    const address = await begin('Two at once')
    const form = await formOf(address)
    await send(ann, address, { ...form, markdown: `${form.markdown}\nThe first.\n`, action: 'save' })
    const mine = `${form.markdown}\nThe second.\n`
    const refused = await send(ann, address, { ...form, markdown: mine, action: 'save' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('saved this draft in between')
    expect(refused.text).toMatch(/readonly>\n[^]*The first\.[^]*name="markdown"[^]*The second\./)
    const revision = /name="revision" value="(\d+)"/.exec(refused.text)![1]!
    expect((await send(ann, address, { ...form, revision, markdown: mine, action: 'save' })).status).toBe(303)
    expect((await formOf(address)).markdown).toContain('The second.')
  })

  it('cannot be read by another account, nor written to without the token of the session', async () => {
    const address = await begin('Mine alone')
    expect((await bob.agent.get(address)).status).toBe(404)
    expect((await send(bob, address, { markdown: 'x', revision: '1', action: 'save' })).status).toBe(404)
    const { status } = await ann.agent.post(address).type('form').send({ markdown: 'x', action: 'save' })
    expect(status).toBe(403)
  })

  it('is kept by nobody on the way, and lets only its own script write style sheets', async () => {
    const address = await begin('Headers')
    const [one, two] = [await ann.agent.get(address), await ann.agent.get(address)]
    expect(one.headers['cache-control']).toBe('no-store')
    const policy = (answer: typeof one) =>
      /style-src ([^;]*)/.exec(answer.headers['content-security-policy']!)![1]!
    expect(policy(one)).toMatch(/^'self' 'nonce-[\w+/=]{24}'$/)
    expect(policy(one)).not.toBe(policy(two))
    expect(one.text).toContain(`content="${/nonce-([^']*)/.exec(policy(one))![1]}"`)
    expect(policy(await library.ask.get('/about'))).toBe("'self'")
  })

  it('shows what an author wrote as text, never as markup that runs', async () => {
    const address = await begin('Markup')
    const form = await formOf(address)
    const markdown = `${form.markdown}\n<script>alert(1)</script>\n\n[a](javascript:alert(1)) </textarea><b>x</b>\n`
    const { text } = await send(ann, address, { ...form, markdown, action: 'check' })
    expect(text).not.toContain('<script>alert')
    expect(text).not.toContain('href="javascript:')
    expect(text).not.toContain('</textarea><b>')
  })
})
