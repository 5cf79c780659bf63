import { explainTags } from './explain-tags.ts'
import { facetSearch } from './facet-search.ts'
import { packButtons } from './pack.ts'

/** Long enough that a word is not searched letter by letter, short enough to feel immediate. */
const TYPING_PAUSE_MS = 250

/** What the server renders anew for each query, and this script puts in place. */
const PARTS = ['#kept', '#results', '#filters']

/**
 * Results as one types and as filters are ticked: asks the server for the very page the form would lead to and puts
 * its results and filters in place. Where that fails the form is sent as it would be without script.
 */
export function liveSearch(document: Document): void {
  const form = document.querySelector<HTMLFormElement>('form[data-live-search]')
  const box = form?.querySelector<HTMLInputElement>('input[name=q]')
  const status = document.querySelector<HTMLElement>('[data-search-status]')
  if (!form || !box || !status) return
  let timer: number | undefined
  let request: AbortController | undefined
  let lastAddress = location.href

  const addressOfForm = (): string => {
    const params = new URLSearchParams()
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '') params.append(name, value)
    const query = params.toString()
    return query === '' ? form.action : `${form.action}?${query}`
  }

  const show = async (address: string, entry: 'push' | 'replace' | 'none'): Promise<void> => {
    request?.abort()
    request = new AbortController()
    form.setAttribute('aria-busy', 'true')
    try {
      const response = await fetch(address, { signal: request.signal, headers: { accept: 'text/html' } })
      if (!response.ok) throw new Error(`The server answered ${response.status}`)
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const count = page.querySelector('[data-result-count]')?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
      replaceParts(document, page)
      document.title = page.title
      if (entry === 'push') history.pushState(null, '', address)
      if (entry === 'replace') history.replaceState(null, '', address)
      lastAddress = address
      status.textContent = count
      form.removeAttribute('aria-busy')
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'AbortError') return
      location.assign(address)
    }
  }

  box.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      const address = addressOfForm()
      // Each letter replaces the entry of the history, or going back would go back letter by letter.
      if (address !== lastAddress) void show(address, 'replace')
    }, TYPING_PAUSE_MS)
  })
  form.addEventListener('change', event => {
    if (!(event.target instanceof HTMLInputElement) || event.target === box) return
    if (event.target.hasAttribute('data-facet-search')) return
    void show(addressOfForm(), 'push')
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    clearTimeout(timer)
    void show(addressOfForm(), 'push')
  })
  document.addEventListener('click', event => {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[data-live]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    clearTimeout(timer)
    box.value = new URL(link.href).searchParams.get('q') ?? ''
    void show(link.href, 'push').then(() =>
      document.querySelector<HTMLElement>('#results')?.focus({ preventScroll: true }),
    )
  })
  window.addEventListener('popstate', () => {
    void show(location.href, 'none').then(() => {
      box.value = new URL(location.href).searchParams.get('q') ?? ''
    })
  })
}

/** Puts the parts of a new page in place, keeping focus, open facets and how far the panel is scrolled. */
function replaceParts(document: Document, page: Document): void {
  const focus = describeFocus(document.activeElement)
  const open = new Map(
    [...document.querySelectorAll<HTMLDetailsElement>('#filters details[id]')].map(one => [one.id, one.open]),
  )
  const scrolled = new Map(
    [...document.querySelectorAll('#filters [data-terms]')].map(one => [
      one.getAttribute('data-terms'),
      one.scrollTop,
    ]),
  )
  for (const selector of PARTS) {
    const now = document.querySelector(selector)
    const next = page.querySelector(selector)
    if (now && next) now.replaceWith(document.adoptNode(next))
  }
  for (const details of document.querySelectorAll<HTMLDetailsElement>('#filters details[id]')) {
    const was = open.get(details.id)
    if (was !== undefined) details.open = was
  }
  for (const list of document.querySelectorAll('#filters [data-terms]'))
    list.scrollTop = scrolled.get(list.getAttribute('data-terms')) ?? 0
  facetSearch(document)
  explainTags(document)
  packButtons(document)
  if (focus !== undefined) document.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true })
}

/** A selector for what has the focus, so that its successor can have it; undefined where it stays by itself. */
function describeFocus(element: Element | null): string | undefined {
  if (!element || !element.closest(PARTS.join(', '))) return undefined
  if (element instanceof HTMLInputElement && element.name !== '') {
    const name = `input[name=${CSS.escape(element.name)}]`
    return element.type === 'checkbox' ? `${name}[value="${CSS.escape(element.value)}"]` : name
  }
  const details = element.closest('details[id]')
  return element.tagName === 'SUMMARY' && details ? `#${CSS.escape(details.id)} > summary` : undefined
}
