import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleGit } from 'simple-git'
import type { Role } from '../../src/accounts/roles.ts'
import type { DraftAuthor } from '../../src/authoring/draft.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeAccount, signIn, type Visitor } from '../accounts/signed-in.ts'
import { makeFolder, makeReviews, startLibrary, type TestLibrary } from '../library-fixture.ts'

const BASE = '2024-derbyshire-baby-returned-from-care'

/** A library over a few reviews in a folder that may be written to. */
export interface WritingLibrary extends TestLibrary {
  reviewsDir: string
  /** Id of a published review. */
  base: string
}

export async function startWritingLibrary({ git = false } = {}): Promise<WritingLibrary> {
  const folder = await makeFolder()
  const copied = [`reviews/${BASE}.md`, 'tests/fixtures/reviews/2020-nowhere-held-detail.md']
  const reviewsDir = await makeReviews(
    folder,
    copied.map(path => rootPath(path)),
  )
  if (git) await makeRepository(folder)
  const library = await startLibrary({ REVIEWS_DIR: reviewsDir })
  return {
    ...library,
    reviewsDir,
    base: BASE,
    end: () => library.end().finally(() => rm(folder, { recursive: true, force: true })),
  }
}

async function makeRepository(folder: string): Promise<void> {
  await mkdir(join(folder, 'notes'), { recursive: true })
  await writeFile(join(folder, 'notes', 'staged.txt'), 'somebody is in the middle of this\n')
  const repository = simpleGit({ baseDir: folder })
  await repository.raw(['init', '--quiet'])
  await repository.raw(['config', 'user.name', 'Keeper'])
  await repository.raw(['config', 'user.email', 'keeper@example.org'])
  await repository.raw(['add', 'reviews'])
  await repository.raw(['commit', '--quiet', '-m', 'Reviews'])
  await repository.raw(['add', 'notes'])
}

/** The text of a review that may be published under an id. */
export async function textOf(id: string, title = 'A review that is written in a test'): Promise<string> {
  const text = await readFile(rootPath(`reviews/${BASE}.md`), 'utf8')
  return text.replace(/^id: .*$/m, `id: ${id}`).replace(/^title: .*$/m, `title: ${title}`)
}

/** Somebody who works on drafts, by the parts of the application and by its API. */
export interface Writer {
  account: DraftAuthor
  agent: Visitor
  token: string
  /** Sends JSON to the API. */
  send(method: 'post' | 'put' | 'delete', path: string, body?: object): ReturnType<Visitor['post']>
}

export async function makeWriter({ services }: TestLibrary, name: string, role: Role): Promise<Writer> {
  await makeAccount(services, name, role)
  const { id, displayName } = await services.sessions!.accounts.find(name)
  const { agent, token } = await signIn(services, name)
  return {
    account: { name: id, displayName, role },
    agent,
    token,
    send: (method, path, body) => {
      const request = agent[method](`/api/v1${path}`).set('x-csrf-token', token)
      return body ? request.send(body) : request
    },
  }
}
