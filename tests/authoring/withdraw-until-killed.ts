import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { Drafts } from '../../src/authoring/drafts.ts'
import { Publishing } from '../../src/authoring/publishing.ts'
import { testConfig } from '../library-fixture.ts'

/** Withdraws a review. Git waits in a hook, and the test kills this process meanwhile. */
const [folder = '', reviewsDir = '', review = ''] = process.argv.slice(2)
const config = testConfig(folder, { REVIEWS_DIR: reviewsDir })
const { dataDir } = config
const snapshot = await loadSnapshot(config)
const accounts = await openAccounts(dataDir)
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const { shelf } = new Drafts({ dataDir, accounts, snapshot: () => snapshot, log })
const library = { snapshot, refresh: () => Promise.resolve() }
const site = { name: 'Lessons', address: 'http://127.0.0.1:3000' }
const publishing = new Publishing({ shelf, library, reviewsDir, dataDir, site, log })
const account = { name: 'cleo', displayName: 'Cleo', role: 'approver' } as const
await publishing.withdraw(review, 'Two records had been mixed up.', account)
