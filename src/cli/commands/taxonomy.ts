import { Command } from 'commander'
import type { Config } from '../../config.ts'
import { planMigration } from '../../corpus/plan-migration.ts'
import { loadTaxonomy } from '../../taxonomy/load-taxonomy.ts'
import { MigrationRefused, toMigration, type Migration } from '../../taxonomy/migrate-request.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { ExpectedFailure } from '../expected-failure.ts'
import { isPossible, toMigrationJson, toMigrationText } from '../migration-report.ts'
import { writeFiles } from '../write-files.ts'

interface MigrateOptions {
  rename?: string
  retire?: string
  into?: string
  yes?: boolean
  json?: boolean
}

const EXAMPLES = `
Examples:
  lessons taxonomy migrate --rename systems-factor/team-handover handover-in-a-team
  lessons taxonomy migrate --retire judgement-bias/vivid-over-pattern --into single-incident-thinking --yes`

/** `lessons taxonomy`: what is done to the vocabulary as a whole. */
export function taxonomyCommand(config: Config): Command {
  return new Command('taxonomy')
    .description('Change a term of the taxonomy, and the records with it.')
    .addHelpText('after', EXAMPLES)
    .addCommand(migrateCommand(config))
}

function migrateCommand(config: Config): Command {
  return new Command('migrate')
    .summary('rename a term or retire it, with a preview')
    .description(
      'Rename a term, or retire it into another, in the taxonomy and in every review that is tagged with it. Only shows what would change, until --yes is given. Terms are written <facet>/<id>, or <id> where one facet has it.',
    )
    .argument('[new]', 'the new id, with --rename')
    .option('--rename <term>', 'give a term a new id: for ids that nobody has cited yet')
    .option('--retire <term>', 'take a term out of use; it keeps its id and points to another')
    .option('--into <term>', 'the term that takes its place, with --retire')
    .option('--yes', 'write the change')
    .option('--json', 'print for a program')
    .exitOverride()
    .addHelpText(
      'after',
      `
Comments, order and all that is not an id stay as they are. Every review that changes is checked first: where
something would be wrong with it that is not now, nothing is written.

Exit code: 0 shown or written, 1 it would leave faults, 2 it cannot be done.
${EXAMPLES}`,
    )
    .action(async (newId: string | undefined, options: MigrateOptions) => {
      process.exitCode = await migrate(newId, options, config)
    })
}

async function migrate(newId: string | undefined, options: MigrateOptions, config: Config): Promise<number> {
  const taxonomy = await loadTaxonomy(config.taxonomyDir)
  const plan = await planMigration(readRequest(newId, options, taxonomy), taxonomy, config)
  const written = options.yes === true && isPossible(plan)
  // The file of the facet comes last: until then the term is still known, and the command can be given again.
  if (written) await writeFiles([...plan.reviews, ...plan.vocabulary])
  console.log(
    options.json ? JSON.stringify(toMigrationJson(plan, written), null, 2) : toMigrationText(plan, written),
  )
  return isPossible(plan) ? 0 : 1
}

function readRequest(newId: string | undefined, options: MigrateOptions, taxonomy: Taxonomy): Migration {
  const { rename, retire, into } = options
  if ((rename === undefined) === (retire === undefined))
    throw new ExpectedFailure('Say either --rename <term> <new> or --retire <term> --into <term>.')
  try {
    if (rename !== undefined) {
      if (newId === undefined || into !== undefined)
        throw new ExpectedFailure('A rename takes the new id and no --into: --rename <term> <new>.')
      return toMigration('rename', rename, newId, taxonomy)
    }
    if (into === undefined || newId !== undefined)
      throw new ExpectedFailure('A term is retired into another: --retire <term> --into <term>.')
    return toMigration('retire', retire!, into, taxonomy)
  } catch (cause) {
    throw cause instanceof MigrationRefused ? new ExpectedFailure(cause.message) : cause
  }
}
