import type { Request } from 'express'
import type { Config } from '../config.ts'
import type { Library } from '../search/library.ts'

/** What pages need to know of the rest. */
export interface WebParts {
  config: Config
  library: Library
}

/** What a page shows: the data of its template. */
export interface View {
  title: string
  [name: string]: unknown
}

/** A page: where it is, what it is made with, and what it shows. Undefined where there is nothing at the address. */
export interface Page {
  path: string
  template: string
  /** Entry of the navigation that the page belongs to. */
  section?: string
  view(request: Request, parts: WebParts): Promise<View | undefined> | View | undefined
}
