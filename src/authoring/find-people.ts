import { AccountRefused, type Accounts } from '../accounts/accounts.ts'
import { hasRole } from '../accounts/roles.ts'
import type { DraftPerson } from './draft.ts'
import { DraftRefused } from './draft-refused.ts'

const MOST_PEOPLE = 20

/**
 * The accounts with which people sign in.
 * @throws DraftRefused where there is no such account, or it may not write
 */
export async function findPeople(
  names: readonly string[],
  { find }: Pick<Accounts, 'find'>,
): Promise<DraftPerson[]> {
  if (names.length > MOST_PEOPLE) throw new DraftRefused(422, `Name at most ${MOST_PEOPLE} people.`)
  const found = new Map<string, DraftPerson>()
  for (const name of names) {
    const account = await find(name).catch((cause: unknown) => {
      if (!(cause instanceof AccountRefused)) throw cause
      throw new DraftRefused(422, cause.message)
    })
    if (!hasRole(account.role, 'author'))
      throw new DraftRefused(
        422,
        `\`${account.name}\` may only read. An administrator can give the role author.`,
      )
    found.set(account.id, { name: account.id, displayName: account.displayName })
  }
  return [...found.values()]
}
