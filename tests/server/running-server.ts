import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { rootPath } from '../../src/root-path.ts'
import { startServer, type RunningServer } from '../../src/server.ts'
import { makeFolder, makeReviews, testConfig } from '../library-fixture.ts'

/** Reviews that tests change: copies, since the server watches their folder. */
export const SOME_REVIEWS = ['2006-highland-left-school-unseen', '1986-northern-ireland-hughes-inquiry']

/** A server over folders of its own. */
export interface TestServer {
  server: RunningServer
  config: Config
  folder: string
  end(): Promise<void>
}

/** Starts the server itself, as `lessons serve` does, on copies of a few reviews and of the vocabulary. */
export async function startTestServer(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = await makeFolder()
  const reviews = await makeReviews(
    folder,
    SOME_REVIEWS.map(id => rootPath('reviews', `${id}.md`)),
  )
  const taxonomy = join(folder, 'taxonomy')
  await cp(rootPath('taxonomy'), taxonomy, { recursive: true })
  const config = testConfig(folder, { REVIEWS_DIR: reviews, TAXONOMY_DIR: taxonomy, ...settings })
  const server = await startServer(config)
  await server.indexed
  const end = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { server, config, folder, end }
}

/** Asks until the answer is the one waited for. @throws when the deadline is past, with the last answer */
export async function eventually<T>(
  ask: () => Promise<T>,
  isIt: (answer: T) => boolean,
  deadlineMs = 10_000,
): Promise<T> {
  const until = performance.now() + deadlineMs
  for (;;) {
    const answer = await ask()
    if (isIt(answer)) return answer
    if (performance.now() > until)
      throw new Error(`Still not so after ${deadlineMs} ms: ${JSON.stringify(answer)?.slice(0, 400)}`)
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

interface Answer {
  status: number
  type: string | null
  body: Record<string, unknown>
}

/** One question to the API. */
export async function askApi(url: string, path: string): Promise<Answer> {
  const response = await fetch(`${url}/api/v1${path}`)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Record<string, unknown>,
  }
}
