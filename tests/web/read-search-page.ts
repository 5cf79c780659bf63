import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'

/** What a page of results says, as a person reads it. */
export interface SearchPage {
  page: HtmlElement
  title: string
  /** "12 findings from 5 reviews with school …": what is shown, of what. */
  sentence: string
  total: number
  /** Addresses of the hits without their anchors, in order; without those of other kinds that are set among them. */
  hits: string[]
  related: string[]
  notices: string[]
  /** Links that take a filter away, by what they take away. */
  chosen: Map<string, string>
  clear: string | undefined
  /** Tabs by name: their address and count; no address where a filter is not recorded of the kind. */
  kinds: Map<string, { href: string | undefined; count: number | undefined }>
  /** Orders that can be chosen. */
  sorts: Map<string, string>
  /** Options of the panel: name and value of the parameter, count, and whether it is chosen. */
  options: Array<{ name: string; value: string; count: number; checked: boolean }>
  next: string | undefined
  previous: string | undefined
}

export function readSearchPage(html: string): SearchPage {
  const page = readHtml(html)
  const links = linksIn(page)
  const removals = links.filter(link => link.text.startsWith('Remove filter '))
  const sentence = textOf(select(page, '.result-sentence')[0]!)
  const [hits, related] = hitLists(page)
  return {
    page,
    title: textOf(select(page, 'title')[0]!),
    sentence,
    total: Number(/^[\d,]+/.exec(sentence)?.[0].replaceAll(',', '') ?? 0),
    hits: hits ?? [],
    related: related ?? [],
    notices: select(page, '.notice').map(textOf),
    chosen: new Map(removals.map(({ text, href }) => [text.replace('Remove filter ', ''), href])),
    clear: links.find(link => link.text === 'Clear all filters')?.href,
    kinds: new Map(select(select(page, '.kind-tabs')[0]!, 'li').map(toKind)),
    sorts: new Map(
      select(page, '.sort-line')
        .flatMap(linksIn)
        .map(({ text, href }) => [text, href]),
    ),
    options: select(page, 'label').flatMap(toOption),
    next: rel(page, 'next'),
    previous: rel(page, 'prev'),
  }
}

function hitLists(page: HtmlElement): string[][] {
  return select(page, 'ol.hits').map(list =>
    select(list, 'li.hit')
      .filter(hit => select({ ...hit, children: [hit] }, '.hit--beside').length === 0)
      .map(hit => linksIn(select(hit, 'h3')[0]!)[0]!.href.split('#')[0]!),
  )
}

function toKind(tab: HtmlElement): [string, { href: string | undefined; count: number | undefined }] {
  const [link] = linksIn(tab)
  const [, name, count] = /^(\w+)(?: ([\d,]+))?/.exec(textOf(tab))!
  return [
    name!,
    { href: link?.href, count: count === undefined ? undefined : Number(count.replaceAll(',', '')) },
  ]
}

function toOption(label: HtmlElement): SearchPage['options'] {
  const [box] = select(label, 'input')
  if (box?.attributes['type'] !== 'checkbox') return []
  const { name = '', value = '' } = box.attributes
  const count = Number(textOf(select(label, '.count')[0]!))
  return [{ name, value, count, checked: 'checked' in box.attributes }]
}

function rel(page: HtmlElement, name: string): string | undefined {
  return select(page, 'a').find(link => link.attributes['rel'] === name)?.attributes['href']
}

/** The address a browser goes to when the form of a page is sent as it stands. */
export function submitted(page: HtmlElement, changes: Readonly<Record<string, string>> = {}): string {
  const form = select(page, 'form').find(one =>
    select(one, 'input').some(input => input.attributes['id'] === 'q'),
  )!
  const params = new URLSearchParams()
  for (const { attributes } of select(form, 'input')) {
    const { name = '', value = '', type } = attributes
    if (type === 'checkbox' && !('checked' in attributes)) continue
    params.append(name, changes[name] ?? value)
  }
  return `${form.attributes['action']}?${params.toString()}`
}
