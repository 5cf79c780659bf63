import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import type { OpenId } from '../accounts/open-id.ts'
import type { Role } from '../accounts/roles.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Similar } from '../analysis/similar.ts'
import type { Drafts } from '../authoring/drafts.ts'
import type { Publishing } from '../authoring/publishing.ts'
import type { AccountOf } from '../accounts/account-of.ts'
import type { Codings } from '../collections/codings.ts'
import type { SavedSearches } from '../collections/saved-searches.ts'
import type { Extracts } from '../collections/extracts.ts'
import type { Packs } from '../collections/packs.ts'
import type { Config } from '../config.ts'
import type { Library } from '../search/library.ts'
import type { FirstSeen } from '../state/first-seen.ts'

/** What pages need to know of the rest. */
export interface WebParts {
  config: Config
  library: Library
  similar: Similar
  /** Undefined in a process that only reads. */
  sessions: Sessions | undefined
  /** Undefined where nobody signs in through an organisation, and in a process that only reads. */
  openId: OpenId | undefined
  firstSeen: FirstSeen
  /** Undefined in a process that only reads. */
  savedSearches: SavedSearches | undefined
  extracts: Extracts
  packs: Packs
  codings: Codings
  /** Undefined in a process that only reads. */
  drafts: Drafts | undefined
  /** Undefined in a process that only reads. */
  publishing: Publishing | undefined
  accountOf: AccountOf
}

/** What a page shows: the data of its template. */
export interface View {
  title: string
  /** True where the page will soon show more though nothing changes, so that what is shown now must not be kept. */
  isPassing?: boolean
  /** Of the answer; 200 where it is left out. */
  status?: number
  [name: string]: unknown
}

/** Where to go instead, as a GET. */
export interface Redirection {
  redirectTo: string
}

/** A file in the place of a page. */
export interface Download {
  download: { name: string; mediaType: string; body: Buffer | string }
}

/** Fields of a form as they are sent: a text, or several where a name stands more than once. */
export type FormFields = Readonly<Record<string, string | string[] | undefined>>

/** A page: where it is, what it is made with, and what it shows. Undefined where there is nothing at the address. */
export interface Page {
  path: string
  template: string
  /** Entry of the navigation that the page belongs to. */
  section?: string
  /** Who is let in: accounts of this role or a higher one. Without it, everybody. */
  needs?: Role
  view(
    request: Request,
    parts: WebParts,
  ): Promise<View | Redirection | undefined> | View | Redirection | undefined
  /** What it shows for what its form sends. A page without this is only read. */
  sent?: (
    fields: FormFields,
    parts: WebParts,
    request: Request,
  ) => Promise<View | Redirection | Download> | View | Redirection | Download
  /** Reads what its form sends, where that is more than a few fields. */
  reads?: () => Array<RequestHandler | ErrorRequestHandler>
  /** What it shows in the place of a failure where what was sent is too large to be read. Without it, a failure is shown. */
  unread?: (why: string) => View
  /** What is asked of a form before it is taken. */
  guards?: (parts: WebParts) => RequestHandler[]
}
