/* Started by a test as a process of its own: says whether it got the lock, and holds it until its input ends. */
import { acquireDataLock } from '../../src/state/data-lock.ts'

const [dataDir = ''] = process.argv.slice(2)
process.stdout.write('ready\n')
// All takers wait for the same word, so that they try at once.
process.stdin.once('data', () => void take())

async function take(): Promise<void> {
  const word = await acquireDataLock(dataDir, { purpose: 'taker' }).then(
    () => 'won',
    (error: Error) => error.name,
  )
  process.stdout.write(`${word}\n`)
}
