// `npm start` in a checkout that was never built builds it first.
import { existsSync } from 'node:fs'

if (!existsSync(new URL('../dist/cli/main.js', import.meta.url))) await import('./build.mjs')
