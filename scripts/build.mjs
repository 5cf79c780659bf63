// Makes dist/ from src/: JavaScript, templates and the style sheet. Run by `npm ci` (as `prepare`) and `npm run build`.
import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const dist = `${root}/dist`

await rm(dist, { recursive: true, force: true })
execFileSync(
  process.execPath,
  [
    createRequire(import.meta.url).resolve('typescript/bin/tsc'),
    '-p',
    `${root}/scripts/config/tsconfig.build.json`,
  ],
  { stdio: 'inherit' },
)
await chmod(`${dist}/cli/main.js`, 0o755)
// npm links the commands of packages it installs, not of the one it stands in; `npx lessons` looks here all the same.
await mkdir(`${root}/node_modules/.bin`, { recursive: true })
await rm(`${root}/node_modules/.bin/lessons`, { force: true })
await symlink('../../dist/cli/main.js', `${root}/node_modules/.bin/lessons`)

await cp(`${root}/src/web`, `${dist}/web`, {
  recursive: true,
  filter: path => ['', '.njk', '.md'].includes(extname(path)),
})

// Lists of words that the rules on disclosure read.
await cp(`${root}/src/corpus/disclosure/lists`, `${dist}/corpus/disclosure/lists`, { recursive: true })

await esbuild.build({
  // The editor is large, and only its own page loads it.
  entryPoints: ['site', 'editor'].map(name => `${root}/src/web/client/${name}.ts`),
  outdir: `${dist}/assets`,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
})

const sheets = ['moj', 'site'].map(
  name =>
    sass.compile(`${root}/src/web/styles/${name}.scss`, {
      loadPaths: [`${root}/node_modules`, root],
      style: 'compressed',
      quietDeps: true,
    }).css,
)
await mkdir(`${dist}/assets`, { recursive: true })
await writeFile(`${dist}/assets/site.css`, sheets.join('\n'))
for (const font of [
  'source-sans-3-latin-400-normal',
  'source-sans-3-latin-600-normal',
  'source-sans-3-latin-400-italic',
  'source-serif-4-latin-600-normal',
]) {
  const family = font.split('-latin-')[0]
  await cp(`${root}/node_modules/@fontsource/${family}/files/${font}.woff2`, `${dist}/assets/${font}.woff2`)
}
await cp(`${root}/src/web/images`, `${dist}/assets`, { recursive: true })
