import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fromBufferPromise } from 'yauzl'
import { createApp } from '../src/app.ts'
import type { Services } from '../src/services.ts'
import { requestsOf, type AskedFor, type Description, type PublicRequest } from './described-requests.ts'

/** What anybody was answered, by what was asked: status, headers and body, without what only tells the time. */
export type PublicAnswers = ReadonlyMap<string, string>

/** What of the site is walked beside what its links lead to. */
export interface Walk extends AskedFor {
  /** Paths of pages that no link leads to, and searches that somebody may type. */
  pages: readonly string[]
}

/** At once: the engine answers several questions in the time of one. */
const ABREAST = 6

/**
 * Asks the application everything that anybody can ask: each route of its OpenAPI description with every example of
 * its parameters, and each page that a link leads to. A route or page that is added later is walked without a word here.
 */
export async function walkPublic(services: Services, walk: Walk): Promise<PublicAnswers> {
  const server = createServer(createApp(services))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const description = (await (await fetch(`${site}/api/v1/openapi.json`)).json()) as Description
    const waiting = [
      ...requestsOf(description, walk),
      ...['/', '/healthz', '/readyz', ...walk.pages].map(address => ({ method: 'GET', address })),
    ]
    return await walkFrom(site, waiting)
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}

async function walkFrom(site: string, waiting: PublicRequest[]): Promise<PublicAnswers> {
  const answers = new Map<string, string>()
  const seen = new Set(waiting.map(nameOf))
  const work = async () => {
    for (let request = waiting.shift(); request; request = waiting.shift()) {
      const { said, links } = await ask(site, request)
      answers.set(nameOf(request), said)
      for (const address of links) {
        const next = { method: 'GET', address }
        if (seen.has(nameOf(next)) || !isFurther(address, request.address)) continue
        seen.add(nameOf(next))
        waiting.push(next)
      }
    }
  }
  // One alone begins, so that there is work for the others.
  await Promise.all([work(), ...Array.from({ length: ABREAST - 1 }, () => later().then(work))])
  if (waiting.length > 0) await work()
  return answers
}

function later(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 50))
}

function nameOf({ method, address, body }: PublicRequest): string {
  return [method, address, body].filter(Boolean).join(' ')
}

/**
 * Pages of results lead to one another without end, and each to an extract in every form; what is walked of them is
 * asked for by name.
 */
function isFurther(address: string, from: string): boolean {
  const [path] = address.split('?')
  if (
    /^\/(api\/v1\/(export\.|charts\/|statistics\.csv|recurrence\/.*\.(svg|png|csv))|extracts\/new)/.test(
      address,
    )
  )
    return false
  return !from.includes('?') || path !== from.split('?')[0]
}

async function ask(site: string, request: PublicRequest): Promise<{ said: string; links: string[] }> {
  const { method, address, body } = request
  const response = await fetch(`${site}${address}`, {
    method,
    redirect: 'manual',
    ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (response.status >= 500) throw new Error(`${nameOf(request)} was answered with ${response.status}`)
  const text = withoutTime(await toText(bytes))
  const timed = text !== (await toText(bytes))
  const headers = [...response.headers].filter(([name]) => !(timed ? TIMED : ALWAYS_NEW).has(name))
  const said = [response.status, withoutTime(JSON.stringify(headers.toSorted())), text].join('\n')
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  return { said, links: isPage && response.status === 200 ? linksOn(text) : [] }
}

const ALWAYS_NEW = new Set(['date', 'connection', 'keep-alive', 'last-modified'])
/** Of an answer that says when it was made. A length too: a second without a fraction is shorter. */
const TIMED = new Set([...ALWAYS_NEW, 'etag', 'content-length'])

/** An archive as its files, since it says when each was put in. */
async function toText(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return bytes.toString('utf8')
  const zip = await fromBufferPromise(bytes)
  const files: string[] = []
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry))
      chunks.push(Buffer.from(chunk as Buffer))
    files.push(`${entry.fileName}\n${await toText(Buffer.concat(chunks))}`)
  }
  return files.join('\n')
}

/** Moments, and the signature and the key of a library that makes its own. Dates of records are months and stay. */
function withoutTime(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?/g, 'MOMENT')
    .replace(/\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g, 'MOMENT')
    .replace(
      /\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}, \d\d:\d\d UTC/g,
      'MOMENT',
    )
    .replace(/MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=/g, 'KEY')
    .replace(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==/g, 'SIGNATURE')
}

function linksOn(page: string): string[] {
  const found = [...page.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)]
  return [...new Set(found.map(([, address]) => address!.replaceAll('&amp;', '&')))]
}
