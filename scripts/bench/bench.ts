// `npm run bench`: how fast the library is, against what it is made of, in one run on one machine. Prints both sides
// and how they compare; it passes and fails nothing. `npm run bench -- --help` says what can be chosen.
import { readOptions } from './bench-options.ts'
import { buildUnlessCurrent } from './build-unless-current.ts'
import { runBench } from './run-bench.ts'

const options = readOptions(process.argv.slice(2))
buildUnlessCurrent()
await runBench(options)
