import { readFileSync } from 'node:fs'
import { rootPath } from './root-path.ts'

/** Version of the software, from package.json. */
export const VERSION = (JSON.parse(readFileSync(rootPath('package.json'), 'utf8')) as { version: string })
  .version
