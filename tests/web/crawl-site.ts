import type { Response } from 'supertest'
import type { TestLibrary } from '../library-fixture.ts'
import { elementsIn, readHtml, type HtmlElement } from './html-page.ts'

/** A page that a crawl came to. */
export interface CrawledPage {
  address: string
  status: number
  type: string
  /** The page that first led here. */
  from: string
  /** Undefined where it is not HTML. */
  page: HtmlElement | undefined
}

/** A link to a place on a page. */
export interface AnchorLink {
  from: string
  address: string
  anchor: string
}

export interface Crawl {
  pages: CrawledPage[]
  anchors: AnchorLink[]
}

/**
 * Follows every link of every page.
 * @param follows whether the links of a page are followed: pages of results lead to one another without end
 * @param visits whether a page is asked for at all, where very many are of one making
 */
export async function crawlSite(
  ask: TestLibrary['ask'],
  start: string,
  follows: (address: string) => boolean,
  visits: (address: string) => boolean = () => true,
): Promise<Crawl> {
  const crawl: Crawl = { pages: [], anchors: [] }
  const seen = new Set([start])
  const waiting = [{ address: start, from: '' }]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { address, from } = next
    const page = await visit(ask, address, from)
    crawl.pages.push(page)
    if (!page.page || !follows(address)) continue
    for (const href of addressesOn(page.page)) {
      const [target = '', anchor] = href.split('#')
      const to = target === '' ? address : target
      if (anchor !== undefined) crawl.anchors.push({ from: address, address: to, anchor })
      if (seen.has(to) || !visits(to)) continue
      seen.add(to)
      waiting.push({ address: to, from: address })
    }
  }
  return crawl
}

async function visit(ask: TestLibrary['ask'], address: string, from: string): Promise<CrawledPage> {
  const response: Response = await ask.get(address)
  const type = response.type
  // What is downloaded, or made to be printed, is no page of the site.
  const isFile = response.headers['content-disposition'] !== undefined || /\.html(?:\?|$)/.test(address)
  const isPage = type === 'text/html' && !isFile
  try {
    return {
      address,
      from,
      type,
      status: response.status,
      page: isPage ? readHtml(response.text) : undefined,
    }
  } catch (cause) {
    throw new Error(`${address}: ${(cause as Error).message}`, { cause })
  }
}

/** Addresses inside the site that a page refers to. */
function addressesOn(page: HtmlElement): string[] {
  return elementsIn(page)
    .flatMap(({ attributes: { href, src } }) => [href, src])
    .filter(address => address !== undefined && /^[/#]/.test(address)) as string[]
}

/** Ids that links can point to. */
export function idsOn(page: HtmlElement): string[] {
  return elementsIn(page).flatMap(({ attributes }) => attributes['id'] ?? [])
}
