import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'

// Ingestion takes up to 1.1 GB by default and half of that with the flag, a tenth slower.
const SMALL_HOST_BYTES = 4 * 1024 ** 3

/** The engine's start line, after the binary. Figures are in the measurements this library was designed from. */
export function buildEngineArguments(folder: string): string[] {
  return [
    ...['--db-path', join(folder, 'data.ms')],
    ...['--dump-dir', join(folder, 'dumps')],
    ...['--snapshot-dir', join(folder, 'snapshots')],
    // Port 0: the system chooses a free one, and nobody can be there before us.
    ...['--http-addr', '127.0.0.1:0'],
    ...['--experimental-logs-mode', 'JSON'],
    // Half the cores by default, which takes 1.7 times as long on two.
    ...['--max-indexing-threads', String(availableParallelism())],
    // Two thirds of the memory by default; this is also the fastest of those measured.
    ...['--max-indexing-memory', '256MiB'],
    ...['--http-payload-size-limit', '256MB'],
    ...(totalmem() < SMALL_HOST_BYTES ? ['--experimental-reduce-indexing-memory-usage'] : []),
  ]
}
