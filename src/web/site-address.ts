import type { Config } from '../config.ts'

/** Address of the site without a closing slash, for what is read away from it. */
export function siteAddress({ baseUrl, host, port }: Config): string {
  return baseUrl ?? `http://${host}:${port}`
}
