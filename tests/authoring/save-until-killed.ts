import { openAccounts } from '../../src/accounts/accounts.ts'
import { isConflict } from '../../src/authoring/draft.ts'
import { Drafts } from '../../src/authoring/drafts.ts'

/** Saves one draft after the other text, and says of each revision when it is answered for. */
const [dataDir = ''] = process.argv.slice(2)
const drafts = new Drafts({
  dataDir,
  accounts: await openAccounts(dataDir),
  snapshot: () => {
    throw new Error('Saving asks nothing of the library')
  },
  log: console,
})
const account = { name: 'writer', displayName: 'A writer', role: 'author' } as const
const { id } = await drafts.create({ markdown: 'Text 1\n' }, account)
process.stdout.write(`${id} 1\n`)
for (let revision = 1; ; revision++) {
  const saved = await drafts.save(id, { markdown: `Text ${revision + 1}\n`, revision }, account)
  if (isConflict(saved)) throw new Error('Nobody else saves here')
  process.stdout.write(`${id} ${saved.revision}\n`)
}
