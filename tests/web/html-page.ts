/** An element of a page. */
export interface HtmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Array<HtmlElement | string>
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'source'])
const TOKEN =
  /<!DOCTYPE html>|<!--[\s\S]*?-->|<\/([a-z][a-z0-9]*)>|<([a-z][a-z0-9]*)((?:\s+[^<>]*?)?)\s*>|[^<]+/y
const ATTRIBUTE = /\s*([a-z][a-zA-Z0-9:-]*)(?:="([^"]*)")?/y
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', ctdot: '⋯' }

/**
 * A page of ours as a tree. Stricter than a browser, which mends what is badly nested or quoted.
 * @throws on the first markup that is not well formed
 */
export function readHtml(html: string): HtmlElement {
  const root: HtmlElement = { name: '#document', attributes: {}, children: [] }
  const open = [root]
  const near = () => JSON.stringify(html.slice(TOKEN.lastIndex, TOKEN.lastIndex + 60))
  TOKEN.lastIndex = 0
  for (let at = 0; at < html.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(html)
    if (!token) throw new Error(`Not well formed: ${JSON.stringify(html.slice(at, at + 60))}`)
    const [text, closing, opening, written] = token
    const parent = open.at(-1)!
    if (closing !== undefined) {
      if (parent.name !== closing) throw new Error(`</${closing}> ends <${parent.name}>, before ${near()}`)
      open.pop()
    } else if (opening !== undefined) {
      // In a drawing an element may end where it begins; anywhere else that is a slip.
      const isWhole = written!.endsWith('/') && open.some(({ name }) => name === 'svg')
      const attributes = readAttributes(isWhole ? written!.slice(0, -1) : written!)
      const element = { name: opening, attributes, children: [] }
      parent.children.push(element)
      if (!VOID.has(opening) && !isWhole) open.push(element)
    } else if (!text.startsWith('<!')) parent.children.push(decode(text))
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is never ended`)
  return root
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  ATTRIBUTE.lastIndex = 0
  for (let at = 0; text.slice(at).trim() !== ''; at = ATTRIBUTE.lastIndex) {
    const [, name, value = ''] = ATTRIBUTE.exec(text) ?? []
    if (name === undefined) throw new Error(`Not an attribute: ${JSON.stringify(text.slice(at))}`)
    if (name in attributes) throw new Error(`Attribute ${name} stands twice in ${JSON.stringify(text)}`)
    attributes[name] = decode(value)
  }
  return attributes
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex, decimal, name: string | undefined) =>
      name === undefined
        ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16))
        : (NAMED[name] ?? whole),
  )
}

/** Everything below an element, in the order of the page. Walked through once: a page is asked many things. */
export function elementsIn(root: HtmlElement): readonly HtmlElement[] {
  const known = walked.get(root) ?? addElements(root, [])
  walked.set(root, known)
  return known
}

const walked = new WeakMap<HtmlElement, readonly HtmlElement[]>()

function addElements({ children }: HtmlElement, into: HtmlElement[]): HtmlElement[] {
  for (const child of children) {
    if (typeof child === 'string') continue
    into.push(child)
    addElements(child, into)
  }
  return into
}

/**
 * Elements below another that have a name, a class or both: `a`, `.badge`, `p.notice`; or an id: `#main`.
 */
export function select(root: HtmlElement, selector: string): HtmlElement[] {
  const [, name, kind, value] = /^([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?$/.exec(selector)!
  return elementsIn(root).filter(
    element =>
      (name === undefined || element.name === name) &&
      (kind !== '.' || (element.attributes['class'] ?? '').split(' ').includes(value!)) &&
      (kind !== '#' || element.attributes['id'] === value),
  )
}

/** The text of an element with single spaces. */
export function textOf(element: HtmlElement): string {
  return rawText(element).replace(/\s+/g, ' ').trim()
}

function rawText({ children }: HtmlElement): string {
  return children.map(child => (typeof child === 'string' ? child : rawText(child))).join('')
}

/** Links below an element by their text. */
export function linksIn(root: HtmlElement): Array<{ text: string; href: string }> {
  return select(root, 'a').map(link => ({ text: textOf(link), href: link.attributes['href'] ?? '' }))
}
