// Pictures of every page, for people who change the look.
//   node scripts/screenshot/take-screenshots.mjs http://127.0.0.1:3000 /tmp/pictures
// With --readme it takes the one picture of the README instead: scripts/screenshot/search.png.
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../browser/launch-browser.mjs'
import { shrinkPng } from './shrink-png.mjs'

const PAGES = JSON.parse(readFileSync(new URL('../browser/pages.json', import.meta.url), 'utf8'))
const WIDTHS = [1280, 375]
const SCHEMES = ['light', 'dark']

const [base, folder] = process.argv.slice(2)
if (!base || !folder) {
  console.error(
    'Usage: node scripts/screenshot/take-screenshots.mjs <base-url> <folder> | <base-url> --readme',
  )
  process.exit(2)
}

const browser = await launchBrowser()
try {
  if (folder === '--readme') await takeReadmePicture()
  else await takeAll()
} finally {
  await browser.close()
}

async function takeAll() {
  await mkdir(folder, { recursive: true })
  for (const colorScheme of SCHEMES) {
    const page = await browser.newPage({ colorScheme })
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(new URL(path, base).href)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        const file = join(folder, `${name}-${width}-${colorScheme}.png`)
        await page.screenshot({ path: file, fullPage: true })
        console.log(file)
      }
    }
    await page.close()
  }
}

async function takeReadmePicture() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' })
  await page.goto(new URL('/search?q=school+thought+she+had+moved&agency=education', base).href)
  const file = fileURLToPath(new URL('search.png', import.meta.url))
  await writeFile(file, shrinkPng(await page.screenshot()))
  console.log(file)
}
