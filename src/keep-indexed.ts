import type { Services } from './services.ts'

/** How often an index that is behind is tried again: a reader waits for the writer, a writer for its engine. */
const RETRY_MS = { reader: 500, writer: 5_000 }

/**
 * Tries again while the index is behind and the engine is up.
 * @returns ends the trying
 */
export function keepIndexed({
  config,
  engine,
  library,
}: Pick<Services, 'config' | 'engine' | 'library'>): () => void {
  const timer = setInterval(
    () => {
      if (library.indexStatus === 'behind' && engine.state === 'up') library.sync().catch(() => undefined)
    },
    config.readOnly ? RETRY_MS.reader : RETRY_MS.writer,
  )
  timer.unref()
  return () => clearInterval(timer)
}
