import type { Request, RequestHandler, ErrorRequestHandler } from 'express'
import type { Similar } from '../analysis/similar.ts'
import type { AccountOf } from '../collections/account-of.ts'
import type { Extracts } from '../collections/extracts.ts'
import type { Config } from '../config.ts'
import type { Library } from '../search/library.ts'

/** What pages need to know of the rest. */
export interface WebParts {
  config: Config
  library: Library
  similar: Similar
  extracts: Extracts
  accountOf: AccountOf
}

/** What a page shows: the data of its template. */
export interface View {
  title: string
  [name: string]: unknown
}

/** Another page that answers a form: what it did can be seen there, and is not done again when that page is loaded. */
export interface Redirect {
  redirect: string
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
  /** What it shows for what its form sends, with `status` where that is not 200. A page without this is only read. */
  sent?: (fields: FormFields, parts: WebParts, request: Request) => Promise<View | Redirect> | View | Redirect
  /** Reads what its form sends, where that is more than a few fields. */
  reads?: () => Array<RequestHandler | ErrorRequestHandler>
}
