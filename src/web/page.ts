import type { Request } from 'express'
import type { Similar } from '../analysis/similar.ts'
import type { AccountOf } from '../accounts/account-of.ts'
import type { SavedSearches } from '../collections/saved-searches.ts'
import type { Config } from '../config.ts'
import type { Library } from '../search/library.ts'
import type { FirstSeen } from '../state/first-seen.ts'

/** What pages need to know of the rest. */
export interface WebParts {
  config: Config
  library: Library
  similar: Similar
  firstSeen: FirstSeen
  /** Undefined in a process that only reads. */
  savedSearches: SavedSearches | undefined
  accountOf: AccountOf
}

/** What a page shows: the data of its template. */
export interface View {
  title: string
  [name: string]: unknown
}

/** Fields of a form as they are sent: a text, or several where a name stands more than once. */
export type FormFields = Readonly<Record<string, string | string[] | undefined>>

/** A page: where it is, what it is made with, and what it shows. Undefined where there is nothing at the address. */
export interface Page {
  path: string
  template: string
  /** Entry of the navigation that the page belongs to. */
  section?: string
  view(request: Request, parts: WebParts): Promise<View | undefined> | View | undefined
  /** What it shows for what its form sends, which is kept nowhere. A page without this is only read. */
  sent?: (fields: FormFields, parts: WebParts) => Promise<View> | View
}
