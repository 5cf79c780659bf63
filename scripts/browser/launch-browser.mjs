import { chromium } from 'playwright-core'
import { findOrInstallBrowser } from './find-or-install-browser.mjs'

/** Nothing but the pages that are asked for, and no name looked up: a page that calls elsewhere fails. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** A headless Chromium with a new profile, which goes when it is closed. */
export function launchBrowser() {
  return chromium.launch({ executablePath: findOrInstallBrowser(), headless: true, args: FLAGS })
}
