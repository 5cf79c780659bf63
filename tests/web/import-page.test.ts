import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWriter, startWritingLibrary, type Writer, type WritingLibrary } from '../authoring/desk.ts'
import { rootPath } from '../../src/root-path.ts'

let library: WritingLibrary
let ada: Writer

beforeAll(async () => {
  library = await startWritingLibrary()
  ada = await makeWriter(library, 'ada', 'author')
})
afterAll(() => library.end())

const send = (name: string) =>
  ada.agent
    .post('/contribute/import')
    .field('_csrf', ada.token)
    .attach('document', rootPath(`tests/fixtures/import/${name}`))

describe('/contribute/import', { timeout: 60_000 }, () => {
  it('makes a draft of a document, lists what changed, and writes the terms that are accepted', async () => {
    const { text, headers } = await send('plain-notes.md').expect(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(text).toContain('A picture of the signal')
    // What is left to do speaks of the form, and leads there.
    expect(text).toMatch(
      /edit#front-written-by">Written by<\/a>: Nothing is chosen\. Choose A person or A machine\./,
    )
    expect(text).not.toContain('.yaml')
    const id = /href="\/contribute\/(d-[0-9a-f]+)"/.exec(text)![1]!
    const accept = 'F1 practice-theme workforce-and-capacity'
    const form = { _csrf: ada.token, draft: id, accept }
    await ada.agent.post('/contribute/import').type('form').send(form).expect(303)
    const drafted = await ada.agent.get(`/api/v1/drafts/${id}`).expect(200)
    expect((drafted.body as { markdown: string }).markdown).toContain(
      'practice-theme: [workforce-and-capacity]',
    )
    const word = await ada.agent.get(`/contribute/${id}.docx`).expect(200)
    expect(word.headers['cache-control']).toBe('no-store')
    await library.ask.get(`/contribute/${id}.docx`).expect(response => {
      if (response.status === 200) throw new Error('A draft was given to a visitor.')
    })
  })

  it('says what is wrong with what was sent', async () => {
    const none = await ada.agent.post('/contribute/import').field('_csrf', ada.token).expect(400)
    expect(none.text).toContain('Choose a document')
    const strange = await send('make-documents.ts').expect(400)
    expect(strange.text).toContain('.ts is not read here')
    const large = await ada.agent
      .post('/contribute/import')
      .field('_csrf', ada.token)
      .attach('document', Buffer.alloc(21_000_000), 'large.docx')
      .expect(413)
    expect(large.text).toContain('The file is larger than 20 MB, which is the limit: .docx and .pdf')
    // Said on the page of the form, which is there to choose another.
    expect(large.text).toContain('There is a problem')
    expect(large.text).toMatch(/name="_csrf" value="[^"]+"[^]*id="document"/)
    expect(large.headers['cache-control']).toBe('no-store')
  })

  it('names the limit of each kind of file before and after one is sent', async () => {
    const page = await ada.agent.get('/contribute/import').expect(200)
    expect(page.text).toContain('.docx and .pdf at most 20 MB, .html 10 MB, .md 2 MB')
    const long = await ada.agent
      .post('/contribute/import')
      .field('_csrf', ada.token)
      .attach('document', Buffer.alloc(2_100_000, 'word '), 'long.md')
      .expect(400)
    expect(long.text).toContain('larger than 2 MB, which is the limit for .md: it has 2.1 MB')
  })

  it('reads one document at a time, and no form of a thousand parts', async () => {
    const notes = rootPath('tests/fixtures/import/plain-notes.md')
    const begin = () => ada.agent.post('/contribute/import').field('_csrf', ada.token)
    const two = await begin().attach('document', notes).attach('document', notes).expect(413)
    expect(two.text).toContain('Choose one document at a time')
    const form = begin()
    for (let part = 0; part < 1_000; part++) form.field(`a${part}`, '')
    expect((await form.expect(413)).text).toContain('More was sent than one document')
    // Who may not write is told so, and not shown the form.
    const rob = await makeWriter(library, 'rob', 'reader')
    const refused = rob.agent.post('/contribute/import').field('_csrf', rob.token)
    const large = await refused.attach('document', Buffer.alloc(21_000_000), 'large.docx').expect(413)
    expect(large.text).not.toContain('id="document"')
  })

  it('takes nothing without the token of the session, and gives the template to everybody', async () => {
    const notes = rootPath('tests/fixtures/import/plain-notes.md')
    await ada.agent.post('/contribute/import').attach('document', notes).expect(403)
    const { headers } = await library.ask.get('/contribute/template.docx').expect(200)
    expect(headers['content-disposition']).toContain('review-template.docx')
  })
})
