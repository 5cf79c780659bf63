import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands before an engine and counts the searches that are put to it. */
export interface CountingProxy {
  url: string
  /** How many searches came by so far. */
  searches(): number
  /** Keeps searches waiting until what is returned is called. */
  hold(): () => void
  /** Answers searches with 500 in the place of the engine until what is returned is called. */
  fail(): () => void
  end(): Promise<void>
}

/** @param target address of the engine */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  let searches = 0
  let failing = false
  let released: Promise<void> = Promise.resolve()
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url!.endsWith('/search')) return pass(target, incoming, outgoing)
    searches += 1
    if (failing) return void incoming.resume().on('end', () => outgoing.writeHead(500).end())
    void released.then(() => pass(target, incoming, outgoing))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    searches: () => searches,
    hold: () => {
      let release = () => {}
      released = new Promise(resolve => (release = resolve))
      return release
    },
    fail: () => {
      failing = true
      return () => (failing = false)
    },
    end: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

function pass(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, headers } = incoming
  const onward = request(`${target}${url}`, { method, headers }, answer => {
    outgoing.writeHead(answer.statusCode!, answer.headers)
    answer.pipe(outgoing)
  })
  // An engine that is away is away for whoever asks by way of this.
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}
