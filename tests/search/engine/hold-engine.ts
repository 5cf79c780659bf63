/* Started by a test as a process of its own: runs an engine until it is killed. */
import { createEngine } from '../../../src/search/engine/engine.ts'

const [dataDir = '', meiliBin] = process.argv.slice(2)
const silent = { info: () => {}, warn: () => {}, error: () => {} }
await createEngine({ dataDir, meiliBin, log: silent })
process.stdout.write('up\n')
