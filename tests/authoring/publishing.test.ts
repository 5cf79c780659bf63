import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleGit } from 'simple-git'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toPublicMarkdown } from '../../src/corpus/public-markdown.ts'
import { makeWriter, startWritingLibrary, textOf, type Writer, type WritingLibrary } from './desk.ts'

let library: WritingLibrary
let ada: Writer
let cleo: Writer

beforeAll(async () => {
  library = await startWritingLibrary({ git: true })
  ada = await makeWriter(library, 'ada', 'author')
  cleo = await makeWriter(library, 'cleo', 'approver')
})
afterAll(() => library.end())

const git = (...command: string[]) => simpleGit({ baseDir: library.reviewsDir }).raw(command)
const fileOf = (id: string) => join(library.reviewsDir, `${id}.md`)

/** A draft of Ada that Cleo has approved. */
async function approve(body: { markdown?: string; base?: string }): Promise<string> {
  const { id, revision } = (await ada.send('post', '/drafts', body).expect(201)).body as {
    id: string
    revision: number
  }
  await ada.send('post', `/drafts/${id}/submit`).expect(200)
  await cleo.send('post', `/drafts/${id}/approve`, { revision }).expect(200)
  return id
}

describe('publishing', () => {
  it('puts an approved draft under the reviews, is found at once, and commits that file alone', async () => {
    const review = '2024-somewhere-published'
    const markdown = await textOf(review)
    const id = await approve({ markdown })
    await ada.send('post', `/drafts/${id}/publish`).expect(403)
    const published = await cleo.send('post', `/drafts/${id}/publish`).expect(200)
    expect(published.body).toMatchObject({ review, url: `/reviews/${review}`, note: null })
    expect(await readFile(fileOf(review), 'utf8')).toBe(markdown)
    await library.ask.get(`/reviews/${review}`).expect(200)
    const found = await library.ask.get('/api/v1/search?kind=review&q=written+in+a+test')
    expect(JSON.stringify(found.body)).toContain(review)

    const commit = await git('log', '-1', '--format=%H %an|%cn|%B', '--name-only')
    expect(commit).toContain((published.body as { commit: string }).commit)
    expect(commit).toContain('ada|Keeper|')
    expect(commit).toContain('Approved-by: cleo')
    expect(commit.trim().split('\n').at(-1)).toBe(`reviews/${review}.md`)
    expect(await git('status', '--porcelain')).toBe('A  notes/staged.txt\n')
    const audit = await readFile(join(library.services.config.dataDir, 'audit.ndjson'), 'utf8')
    expect(audit).toContain(`"who":"cleo","what":"review-published","on":"${review}"`)
    expect(audit).not.toContain('written in a test')
    // Once.
    await cleo.send('post', `/drafts/${id}/publish`).expect(409)
    await ada.send('put', `/drafts/${id}`, { markdown: 'More.\n', revision: 1 }).expect(409)
  })

  it('has every version in its history, however soon the next is published', async () => {
    const review = '2024-somewhere-soon-again'
    const count = async () =>
      ((await library.ask.get(`/api/v1/reviews/${review}/history`)).body as { versions: unknown[] }).versions
        .length
    const markdown = await textOf(review)
    const first = await approve({ markdown })
    await cleo.send('post', `/drafts/${first}/publish`).expect(200)
    expect(await count()).toBe(1)
    const changed = markdown.replace('## Summary\n\n', '## Summary\n\nReconsidered. ')
    const begun = (await ada.send('post', '/drafts', { base: review })).body as { id: string }
    await ada.send('put', `/drafts/${begun.id}`, { markdown: changed, revision: 1 }).expect(200)
    await ada.send('post', `/drafts/${begun.id}/submit`).expect(200)
    await cleo.send('post', `/drafts/${begun.id}/approve`, { revision: 2 }).expect(200)
    await cleo.send('post', `/drafts/${begun.id}/publish`).expect(200)
    expect(await count()).toBe(2)
  })

  it('is refused for who approved something else, and before it is approved', async () => {
    const begun = await ada.send('post', '/drafts', { markdown: await textOf('2024-somewhere-early') })
    const { id } = begun.body as { id: string }
    await cleo.send('post', `/drafts/${id}/publish`).expect(404)
    await ada.send('post', `/drafts/${id}/submit`).expect(200)
    await cleo.send('post', `/drafts/${id}/publish`).expect(409)
    await expect(readFile(fileOf('2024-somewhere-early'))).rejects.toThrow('ENOENT')
  })

  it('refuses where a file of its name has appeared, and says what stands there', async () => {
    const review = '2024-somewhere-taken'
    const id = await approve({ markdown: await textOf(review, 'Mine') })
    const theirs = await textOf(review, 'Theirs')
    await writeFile(fileOf(review), theirs)
    const refused = await cleo.send('post', `/drafts/${id}/publish`).expect(409)
    expect(refused.body).toMatchObject({ conflict: { markdown: theirs, difference: { kind: 'words' } } })
    expect(await readFile(fileOf(review), 'utf8')).toBe(theirs)
    await rm(fileOf(review))
  })

  it('refuses where the review has changed underneath, until its changes are taken in', async () => {
    const { base } = library
    const before = await readFile(fileOf(base), 'utf8')
    const id = await approve({ base })
    const changed = before.replace('## Summary\n', '## Summary\n\nA word by somebody else.\n')
    await writeFile(fileOf(base), changed)
    const refused = await cleo.send('post', `/drafts/${id}/publish`).expect(409)
    const { conflict } = refused.body as {
      conflict: { fileDigest: string; difference: { parts: unknown[] } }
    }
    expect(JSON.stringify(conflict.difference.parts)).toContain('somebody else')
    expect(await readFile(fileOf(base), 'utf8')).toBe(changed)

    await ada.send('post', `/drafts/${id}/rebase`, { fileDigest: '0'.repeat(64) }).expect(409)
    const rebased = await ada.send('post', `/drafts/${id}/rebase`, { fileDigest: conflict.fileDigest })
    expect(rebased.body).toMatchObject({ state: 'in-review', approval: null })
    const mine = changed.replace('A word by somebody else.', 'A word by both.')
    await ada.send('put', `/drafts/${id}`, { markdown: mine, revision: 1 }).expect(200)
    await cleo.send('post', `/drafts/${id}/approve`, { revision: 2 }).expect(200)
    await cleo.send('post', `/drafts/${id}/publish`).expect(200)
    expect(await readFile(fileOf(base), 'utf8')).toBe(mine)
  })

  it('keeps the id of a published review', async () => {
    const text = await readFile(fileOf(library.base), 'utf8')
    const markdown = text.replace(/^id: .*$/m, 'id: 2024-somewhere-else')
    const id = await approve({ base: library.base, markdown })
    const refused = await cleo.send('post', `/drafts/${id}/publish`).expect(422)
    expect((refused.body as { detail: string }).detail).toContain('permanent')
  })

  it('stands where a hook of Git refuses it, and says so', async () => {
    const hook = join(library.reviewsDir, '..', '.git', 'hooks', 'pre-commit')
    await writeFile(hook, '#!/bin/sh\necho "Not on a Sunday" >&2\nexit 1\n')
    await chmod(hook, 0o755)
    try {
      const id = await approve({ markdown: await textOf('2024-somewhere-hooked') })
      const published = await cleo.send('post', `/drafts/${id}/publish`).expect(200)
      expect(published.body).toMatchObject({ commit: null })
      expect((published.body as { note: string }).note).toContain('Not on a Sunday')
      await library.ask.get('/reviews/2024-somewhere-hooked').expect(200)
      expect(await git('status', '--porcelain', '--', '.')).toBe('?? reviews/2024-somewhere-hooked.md\n')
    } finally {
      await rm(hook)
    }
  })

  it('goes on where a crash came between the file and the record', async () => {
    const markdown = await textOf('2024-somewhere-crashed')
    const id = await approve({ markdown })
    await writeFile(fileOf('2024-somewhere-crashed'), markdown)
    await cleo.send('post', `/drafts/${id}/publish`).expect(200)
    expect(await git('log', '-1', '--format=%s')).toContain('Publish 2024-somewhere-crashed')
    const found = await ada.agent.get(`/api/v1/drafts/${id}`)
    expect(found.body).toMatchObject({ state: 'published' })
  })
})

describe('withdrawing', () => {
  it('leaves a tombstone with the reason at the address, and lets go of the text of the draft', async () => {
    const review = '2024-somewhere-withdrawn'
    const id = await approve({ markdown: await textOf(review) })
    await cleo.send('post', `/drafts/${id}/publish`).expect(200)
    const path = `/reviews/${review}/withdraw`
    await ada.send('post', path, { reason: 'It was wrong.' }).expect(403)
    const planted = 'Kayleigh Marsden was named in it on 3 May 2004.'
    const refused = await cleo.send('post', path, { reason: planted }).expect(422)
    expect((refused.body as { detail: string }).detail).toContain('reason is published')
    await library.ask.get(`/reviews/${review}`).expect(200)

    const reason = 'The board found: "two records" had been mixed up.'
    await cleo.send('post', path, { reason }).expect(200)
    const tombstone = await library.ask.get(`/reviews/${review}`)
    expect(tombstone.text).toContain('two records')
    expect(tombstone.text).not.toContain('Findings')
    await library.ask.get(`/api/v1/reviews/${review}`).expect(410)
    expect(await git('log', '-1', '--format=%s')).toBe(`Withdraw ${review}\n`)
    const found = await ada.agent.get(`/api/v1/drafts/${id}`)
    expect(found.body).toMatchObject({ state: 'withdrawn' })
    expect((found.body as { markdown: string }).markdown).not.toContain('Summary')
    await cleo.send('post', path, { reason }).expect(409)
  })
})

describe('a draft', () => {
  it('is in no public answer, whatever its state', async () => {
    const word = 'zylophantic'
    const markdown = (await textOf('2024-somewhere-unseen', word)).replace(
      '## Summary\n',
      `## Summary\n\n${word}\n`,
    )
    expect(toPublicMarkdown(markdown, 'open', library.services.library.snapshot.taxonomy)).toContain(word)
    const id = await approve({ markdown })
    await library.services.library.refresh()
    const asked = [
      `/search?q=${word}`,
      `/contribute/${id}`,
      ...['', '?kind=review'].map(kind => `/api/v1/search${kind || '?kind=finding'}&q=${word}`),
      ...['export.csv', 'export.json'].map(name => `/api/v1/${name}?kind=review`),
      ...['/api/v1/bulk/library.ndjson', '/api/v1/problems', '/problems', '/api/v1/reviews', '/'],
    ]
    for (const address of asked) {
      const { text, status } = await library.ask.get(address)
      expect(status, address).toBeLessThan(500)
      expect(text, address).not.toContain('2024-somewhere-unseen')
      // A search repeats the word that was looked for.
      if (!address.includes(word)) expect(text, address).not.toContain(word)
    }
  })
})
