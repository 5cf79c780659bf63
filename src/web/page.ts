import type { Request } from 'express'
import type { Similar } from '../analysis/similar.ts'
import type { Config } from '../config.ts'
import type { Library } from '../search/library.ts'

/** What pages need to know of the rest. */
export interface WebParts {
  config: Config
  library: Library
  similar: Similar
}

/** What a page shows: the data of its template. */
export interface View {
  title: string
  /** True where the page will soon show more though nothing changes, so that what is shown now must not be kept. */
  isPassing?: boolean
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
