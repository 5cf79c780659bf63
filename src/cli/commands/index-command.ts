import { Command } from 'commander'
import type { Config } from '../../config.ts'
import { attachEngine } from '../../search/engine/attach-engine.ts'
import type { SyncReport } from '../../search/sync-index.ts'
import { ExpectedFailure } from '../expected-failure.ts'

/** `lessons index`: brings the index up to date, or builds it anew. */
export function indexCommand(config: Config): Command {
  return new Command('index')
    .description('Bring the search index up to date with the files. A running server does this itself.')
    .option('--rebuild', 'build the index anew even where nothing changed')
    .option('--json', 'print for a program')
    .addHelpText('after', '\nExamples:\n  lessons index\n  lessons index --rebuild')
    .action(async (options: { rebuild?: boolean; json?: boolean }) => {
      if (await attachEngine(config.dataDir))
        throw new ExpectedFailure('A server is running on this DATA_DIR and indexes what changes by itself.')
      const { createServices } = await import('../../services.ts')
      const services = await createServices({ ...config, logLevel: 'silent' }, 'index')
      try {
        const began = performance.now()
        const report = await services.library.sync({ rebuild: options.rebuild ?? false })
        const ms = Math.round(performance.now() - began)
        console.log(options.json ? JSON.stringify({ ...report, ms }) : toText(report, ms))
      } finally {
        await services.stop()
      }
    })
}

function toText({ scope, indexed, removed, records }: SyncReport, ms: number): string {
  const done = {
    nothing: 'Nothing had changed',
    reviews: `${indexed.length} indexed, ${removed.length} taken out`,
    all: `Built anew from ${indexed.length} reviews`,
  }[scope]
  return `${done}, in ${(ms / 1000).toFixed(1)} s. The index holds ${records} records.`
}
