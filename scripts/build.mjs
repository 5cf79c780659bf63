// Makes dist/ from src/: JavaScript, templates and the style sheet. Run by `npm ci` (as `prepare`) and `npm run build`.
import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}/dist`

await rm(dist, { recursive: true, force: true })
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', `${root}/scripts/config/tsconfig.build.json`], { stdio: 'inherit' })
await chmod(`${dist}/cli/main.js`, 0o755)

await cp(`${root}/src/web`, `${dist}/web`, { recursive: true, filter: path => extname(path) === '' || extname(path) === '.njk' })

const style = sass.compile(`${root}/src/web/styles/site.scss`, { loadPaths: [`${root}/node_modules`], style: 'compressed', quietDeps: true })
await mkdir(`${dist}/assets`, { recursive: true })
await writeFile(`${dist}/assets/site.css`, style.css)
await cp(`${root}/src/web/images`, `${dist}/assets`, { recursive: true })
