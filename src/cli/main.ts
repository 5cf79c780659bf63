#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { ConfigInvalid, loadConfig } from '../config.ts'
import { TaxonomyBroken } from '../taxonomy/load-taxonomy.ts'
import { agreementCommand } from './commands/agreement.ts'
import { briefingCommand } from './commands/briefing.ts'
import { checkCommand } from './commands/check.ts'
import { extractCommand } from './commands/extract.ts'
import { importCommand } from './commands/import.ts'
import { indexCommand } from './commands/index-command.ts'
import { newCommand } from './commands/new.ts'
import { schemaCommand } from './commands/schema.ts'
import { searchCommand } from './commands/search.ts'
import { serveCommand } from './commands/serve.ts'
import { taxonomyCommand } from './commands/taxonomy.ts'
import { usersCommand } from './commands/users.ts'
import { verifyCommand } from './commands/verify.ts'
import { SigningKeyMissing } from '../exports/sign-receipt.ts'
import { EngineUnavailable } from '../search/engine/engine-errors.ts'
import { SearchUnavailable } from '../search/search-index.ts'
import { PortTaken } from '../port-taken.ts'
import { DataDirInUse } from '../state/data-lock.ts'
import { StateUnreadable } from '../state/json-store.ts'
import { StoreBusy } from '../state/shared-store.ts'
import { VERSION } from '../version.ts'
import { ExpectedFailure } from './expected-failure.ts'

/** Exit codes: 0 all well, 1 the content has faults, 2 the command could not do what it was asked. */
const FAULTS = 1
const COULD_NOT = 2

const COMMANDS = [
  serveCommand,
  newCommand,
  checkCommand,
  schemaCommand,
  importCommand,
  indexCommand,
  searchCommand,
  extractCommand,
  verifyCommand,
  agreementCommand,
  briefingCommand,
  taxonomyCommand,
  usersCommand,
]

/** What a person can put right: shown by its message alone. */
const EXPECTED = [
  ConfigInvalid,
  ExpectedFailure,
  DataDirInUse,
  EngineUnavailable,
  SearchUnavailable,
  SigningKeyMissing,
  PortTaken,
  StateUnreadable,
  StoreBusy,
]

const program = new Command('lessons')
  .description('The lessons library: a searchable knowledge base of serious case reviews.')
  .version(VERSION)
  .showHelpAfterError('Run `lessons help` to see what can be done.')
  .exitOverride()

try {
  const config = loadConfig(process.env)
  for (const command of COMMANDS) program.addCommand(command(config).exitOverride())
  await program.parseAsync()
} catch (cause) {
  process.exitCode = report(cause)
}

function report(cause: unknown): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : COULD_NOT
  if (cause instanceof TaxonomyBroken) {
    console.error(cause.message)
    return FAULTS
  }
  if (EXPECTED.some(kind => cause instanceof kind)) {
    console.error((cause as Error).message)
    return COULD_NOT
  }
  console.error(cause)
  return COULD_NOT
}
