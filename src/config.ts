import { resolve } from 'node:path'
import { z } from 'zod'
import type { OpenIdSettings } from './accounts/open-id-provider.ts'
import { checkOpenIdSettings, openIdShape, toOpenIdSettings } from './open-id-settings.ts'

const url = z.url({ protocol: /^https?$/ }).transform(value => value.replace(/\/+$/, ''))

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  BASE_URL: url.optional(),
  SITE_NAME: z.string().min(1).default('The lessons library'),
  CONTACT_EMAIL: z.email().optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  REVIEWS_DIR: z.string().min(1).default('reviews'),
  TAXONOMY_DIR: z.string().min(1).default('taxonomy'),
  MEILI_URL: url.optional(),
  MEILI_API_KEY: z.string().min(1).optional(),
  MEILI_BIN: z.string().min(1).optional(),
  SESSION_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  ...openIdShape,
  READ_ONLY: z
    .enum(['true', 'false'])
    .default('false')
    .transform(value => value === 'true'),
  IMPORT_SECONDS: z.coerce.number().int().min(1).max(600).default(30),
  SEARCH_CACHE: z.coerce.number().int().min(0).max(100_000).default(500),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** Every setting that the environment can give, for the README and its test. */
export const SETTING_NAMES = Object.keys(settings.shape)

export interface Config {
  host: string
  port: number
  /** Address of the site without a closing slash; from host and port where it is not set. */
  baseUrl: string | undefined
  siteName: string
  contactEmail: string | undefined
  dataDir: string
  reviewsDir: string
  taxonomyDir: string
  meiliUrl: string | undefined
  meiliApiKey: string | undefined
  meiliBin: string | undefined
  /** Signs the cookie of a session; where it is not set, one is made and kept in DATA_DIR. */
  sessionSecret: string | undefined
  /** How people sign in through their organisation; undefined where there is none. */
  openId: OpenIdSettings | undefined
  /** Takes no lock, starts no engine, indexes and writes nothing: reads what the writer of DATA_DIR keeps. */
  readOnly: boolean
  /** How long a document that is taken in may be read before it is given up. */
  importSeconds: number
  /** How many results of searches are kept in memory while nothing changes; 0 keeps none. */
  searchCache: number
  logLevel: string
}

/** A setting that cannot be used; the message names the variable. */
export class ConfigInvalid extends Error {
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super(
      `Settings that cannot be used:\n${issues.map(issue => `  ${String(issue.path[0])}: ${issue.message}`).join('\n')}`,
    )
    this.name = 'ConfigInvalid'
  }
}

/**
 * The settings, from the environment. The only place that reads it; empty variables count as absent.
 * @throws ConfigInvalid naming every variable that cannot be used
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = settings.superRefine(checkOpenIdSettings).safeParse(given)
  if (!parsed.success) throw new ConfigInvalid(parsed.error.issues)
  const { data } = parsed
  return {
    host: data.HOST,
    port: data.PORT,
    baseUrl: data.BASE_URL,
    siteName: data.SITE_NAME,
    contactEmail: data.CONTACT_EMAIL,
    dataDir: resolve(data.DATA_DIR),
    reviewsDir: resolve(data.REVIEWS_DIR),
    taxonomyDir: resolve(data.TAXONOMY_DIR),
    meiliUrl: data.MEILI_URL,
    meiliApiKey: data.MEILI_API_KEY,
    meiliBin: data.MEILI_BIN,
    sessionSecret: data.SESSION_SECRET,
    openId: toOpenIdSettings(data),
    readOnly: data.READ_ONLY,
    importSeconds: data.IMPORT_SECONDS,
    searchCache: data.SEARCH_CACHE,
    logLevel: data.LOG_LEVEL,
  }
}

/** Address of the site without a closing slash, for what is read away from it. */
export function siteAddress({ baseUrl, host, port }: Pick<Config, 'baseUrl' | 'host' | 'port'>): string {
  return baseUrl ?? `http://${host}:${port}`
}
