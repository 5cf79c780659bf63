import type { Config } from '../config.ts'
import { siteAddress } from '../config.ts'

/** A letter to whoever keeps the library, about the page it is written from; undefined where no address is set. */
export function toReportHref(config: Config, path: string): string | undefined {
  if (config.contactEmail === undefined) return undefined
  const subject = encodeURIComponent('A problem with a record')
  const body = encodeURIComponent(`About: ${siteAddress(config)}${path}\n\nWhat is wrong:\n`)
  return `mailto:${config.contactEmail}?subject=${subject}&body=${body}`
}
