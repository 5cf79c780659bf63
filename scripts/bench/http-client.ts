import { Agent, request } from 'node:http'

/** What is asked of a server; the same for both sides of a comparison. */
export interface Ask {
  path: string
  /** JSON; with it the request is a POST. */
  body?: string
  /** Tag of the answer that is there already. */
  tag?: string
}

export interface Answer {
  status: number
  tag: string | undefined
  body: Buffer
  /** From the call to the last byte. */
  ms: number
}

export interface HttpClient {
  ask(what: Ask): Promise<Answer>
  close(): void
}

/** A plain client that keeps its connections. Answers are not compressed, since over loopback that only costs. */
export function createHttpClient(base: string, connections: number, apiKey?: string): HttpClient {
  const { hostname, port } = new URL(base)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }
  return {
    ask: ({ path, body, tag }) =>
      new Promise((resolve, reject) => {
        const began = performance.now()
        const asked = request(
          {
            hostname,
            port,
            path,
            agent,
            method: body === undefined ? 'GET' : 'POST',
            headers:
              body === undefined
                ? { ...authorization, ...(tag !== undefined && { 'if-none-match': tag }) }
                : {
                    ...authorization,
                    'content-type': 'application/json',
                    'content-length': Buffer.byteLength(body),
                  },
          },
          answer => {
            const chunks: Buffer[] = []
            answer.on('data', (chunk: Buffer) => chunks.push(chunk))
            answer.on('error', reject)
            answer.on('end', () =>
              resolve({
                status: answer.statusCode!,
                tag: answer.headers.etag,
                body: Buffer.concat(chunks),
                ms: performance.now() - began,
              }),
            )
          },
        )
        asked.on('error', reject)
        asked.end(body)
      }),
    close: () => agent.destroy(),
  }
}

/** What came of keeping a server busy. */
export interface Load {
  requests: number
  errors: number
  /** How many of each kind of error: a status, or 0 where there was no answer. */
  failed: Record<number, number>
  seconds: number
  times: number[]
}

/** Keeps so many requests under way for so long; each connection asks again as soon as it is answered. */
export async function keepBusy(
  client: HttpClient,
  next: () => Ask,
  connections: number,
  seconds: number,
): Promise<Load> {
  const load: Load = { requests: 0, errors: 0, failed: {}, seconds: 0, times: [] }
  const began = performance.now()
  const end = began + seconds * 1000
  const loop = async () => {
    while (performance.now() < end) {
      const { status, ms } = await client.ask(next()).catch(() => ({ status: 0, ms: NaN }))
      load.requests += 1
      if (status === 200) load.times.push(ms)
      else {
        load.errors += 1
        load.failed[status] = (load.failed[status] ?? 0) + 1
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  load.seconds = (performance.now() - began) / 1000
  return load
}
