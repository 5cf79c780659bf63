import { Command } from 'commander'
import type { Config } from '../../config.ts'

/** `lessons serve`: the site, the API and the engine, until it is told to stop. */
export function serveCommand(config: Config): Command {
  return new Command('serve')
    .description(
      'Start the site and its search engine. Settings come from the environment; the README lists them.',
    )
    .addHelpText('after', '\nExamples:\n  lessons serve\n  PORT=8080 DATA_DIR=/var/lib/lessons lessons serve')
    .action(async () => {
      const began = performance.now()
      // Loaded where it is used: a command that starts no server starts in half the time.
      const { startServer } = await import('../../server.ts')
      const server = await startServer(config)
      const stop = () => void server.stop().then(() => process.exit(0))
      // Not `once`: what writes files looks, while it writes, whether anybody else listens, and ends the process at
      // once where nobody does; a listener that is taken away before it is called would be nobody.
      process.on('SIGINT', stop)
      process.on('SIGTERM', stop)
      console.log(`The lessons library is at ${server.url}`)
      await server.indexed
      const { library, engine } = server.services
      const { corpus, catalogue } = library.snapshot
      const errors =
        corpus.keptOut.length === 0
          ? ''
          : ` ${corpus.keptOut.length} kept out by errors: see ${server.url}/problems.`
      if (library.indexStatus === 'current')
        console.log(
          `Ready after ${((performance.now() - began) / 1000).toFixed(1)} s: ${corpus.reviews.length} reviews, ${catalogue.size} records to search.${errors}`,
        )
      else
        console.error(
          `Search is not ready: ${library.lastError ?? engine.lastError ?? 'the engine is starting'}. It is tried again; pages that need no search work.`,
        )
    })
}
