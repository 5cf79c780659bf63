import { Argument, Command, Option } from 'commander'
import { COMMAND_LINE } from '../../accounts/audit-log.ts'
import { AccountRefused, openAccounts, type Accounts } from '../../accounts/accounts.ts'
import { ROLE_MEANINGS, ROLES, type Role } from '../../accounts/roles.ts'
import type { Config } from '../../config.ts'
import { askPassword, readPassword } from '../ask-password.ts'
import { ExpectedFailure } from '../expected-failure.ts'

/** What was given breaks a rule; everything else that goes wrong is a 2. */
const REFUSED = 1

interface Options {
  role?: Role
  displayName?: string
  passwordStdin?: boolean
  json?: boolean
}

/** What a command did: for a program, and for a person. */
type Done = { json: object; text: string }

const EXIT_CODES = 'Exit code: 0 done, 1 the name or the password breaks a rule, 2 it could not be done.'

/** `lessons users`: the accounts of a DATA_DIR, also while its server runs. */
export function usersCommand(config: Config): Command {
  const named = (verb: string, summary: string, example: string) =>
    new Command(verb)
      .description(summary)
      .argument('<name>', 'what the person types to sign in')
      .exitOverride()
      .addHelpText('after', `\n${EXIT_CODES}\n\nExamples:\n  lessons users ${verb} ${example}`)
  const act = (work: (accounts: Accounts) => Promise<Done>, { json }: Options) => run(config, work, json)

  const list = new Command('list')
    .description('List the accounts with their roles.')
    .addOption(jsonOption())
    .exitOverride()
    .addHelpText('after', '\nExamples:\n  lessons users list\n  lessons users list --json')
    .action((options: Options) => act(listAccounts, options))

  const add = named(
    'add',
    'Make an account. The password is asked for twice, and not shown.',
    'ann --role author',
  )
    .addOption(roleOption().default('reader'))
    .option('--display-name <name>', 'the name that others see; the same where it is left out')
    .addOption(passwordOption())
    .addOption(jsonOption())
    .action((name: string, options: Options) => act(accounts => addAccount(accounts, name, options), options))

  const password = named('password', 'Give an account a new password; its sessions end.', 'ann')
    .addOption(passwordOption())
    .addOption(jsonOption())
    .action((name: string, options: Options) =>
      act(accounts => givePassword(accounts, name, options), options),
    )

  const role = named('role', 'Give an account another role.', 'ann approver')
    .addArgument(new Argument('<role>', meaningsOfRoles()).choices(ROLES))
    .addOption(jsonOption())
    .action((name: string, to: Role, options: Options) =>
      act(async accounts => {
        const account = await accounts.setRole(name, to, COMMAND_LINE)
        return { json: account, text: `${account.name} has the role ${to} now: ${ROLE_MEANINGS[to]}.` }
      }, options),
    )

  const remove = named('remove', 'Remove an account and end its sessions. What it saved stays.', 'ann')
    .addOption(jsonOption())
    .action((name: string, options: Options) =>
      act(async accounts => {
        const account = await accounts.find(name)
        await accounts.remove(account.name, COMMAND_LINE)
        return {
          json: { removed: account.name },
          text: `The account ${account.name} is removed; its sessions have ended.`,
        }
      }, options),
    )

  return [add, list, role, password, remove].reduce(
    (command, one) => command.addCommand(one),
    new Command('users')
      .description('Make, list, change and remove accounts, also while the server runs.')
      .addHelpText(
        'after',
        '\nExamples:\n  lessons users add ann --role administrator\n  lessons users list',
      ),
  )
}

async function run(config: Config, work: (accounts: Accounts) => Promise<Done>, asJson?: boolean) {
  if (config.readOnly)
    throw new ExpectedFailure(
      'READ_ONLY is set: a process that only reads has no accounts. Unset it, and try again.',
    )
  try {
    const { json, text } = await work(await openAccounts(config.dataDir))
    console.log(asJson ? JSON.stringify(json) : text)
  } catch (cause) {
    if (!(cause instanceof AccountRefused)) throw cause
    if (cause.field === undefined) throw new ExpectedFailure(cause.message)
    console.error(cause.message)
    process.exitCode = REFUSED
  }
}

async function listAccounts(accounts: Accounts): Promise<Done> {
  const all = await accounts.list()
  const width = Math.max(0, ...all.map(({ name }) => name.length))
  const lines = all.map(({ name, role, displayName, created }) =>
    [name.padEnd(width), role.padEnd(13), created.slice(0, 10), name === displayName ? '' : displayName]
      .join('  ')
      .trimEnd(),
  )
  const none = 'There is no account yet. Make one with: lessons users add <name> --role administrator'
  return { json: { accounts: all }, text: lines.join('\n') || none }
}

async function addAccount(accounts: Accounts, name: string, options: Options): Promise<Done> {
  const { displayName, role = 'reader' } = options
  // Before the question, so that nobody types a password for nothing.
  await accounts.refuseNew({ name, displayName })
  const password = await passwordFrom(options)
  const account = await accounts.add({ name, displayName, role, password }, COMMAND_LINE)
  return {
    json: account,
    text: `The account ${account.name} is made, with the role ${role}: ${ROLE_MEANINGS[role]}.`,
  }
}

async function givePassword(accounts: Accounts, name: string, options: Options): Promise<Done> {
  const account = await accounts.find(name)
  const password = await passwordFrom(options)
  await accounts.setPassword(account.name, password, COMMAND_LINE)
  return {
    json: { changed: account.name },
    text: `The password of ${account.name} is changed; its sessions have ended.`,
  }
}

function passwordFrom({ passwordStdin }: Options): Promise<string> {
  if (passwordStdin) return readPassword(process.stdin)
  // The question goes beside the answer of the command, so that a program can read that alone.
  return askPassword({ input: process.stdin, output: process.stderr })
}

function roleOption(): Option {
  return new Option('--role <role>', meaningsOfRoles()).choices(ROLES)
}

function passwordOption(): Option {
  return new Option('--password-stdin', 'read the password from standard input, for programs')
}

function jsonOption(): Option {
  return new Option('--json', 'print for a program')
}

function meaningsOfRoles(): string {
  return ROLES.map(role => `${role} ${ROLE_MEANINGS[role]}`).join('; ')
}
