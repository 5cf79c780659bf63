/** Long enough that not every letter asks, short enough to keep up with the typing. */
const TYPING_PAUSE_MS = 120
const FEWEST_LETTERS = 2

interface Suggestion {
  label: string
  detail: string
  url: string
}

/** What stands open under a box: the options, and which of them the arrow keys have come to; -1 is none, the box. */
interface Open {
  list: HTMLElement
  options: HTMLElement[]
  suggestions: Suggestion[]
  at: number
}

/**
 * Suggestions under the search box while somebody types: a combobox with a list, as ARIA 1.2 has it. The keys stay in
 * the box; arrows walk the list, Enter opens what they have come to and otherwise searches for the words as they are.
 */
export function suggestions(document: Document): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-suggestions]')) {
    const input = box.querySelector<HTMLInputElement>('input[type=search]')
    if (input) suggestFor(document, box, input)
  }
}

function suggestFor(document: Document, box: HTMLElement, input: HTMLInputElement): void {
  const address = box.dataset['suggestions'] ?? ''
  const list = createList(document, `${input.id}-suggestions`)
  const status = createStatus(document)
  box.append(list, status)
  describe(input, list)
  const open: Open = { list, options: [], suggestions: [], at: -1 }
  let timer: number | undefined
  let request: AbortController | undefined

  const close = () => {
    clearTimeout(timer)
    request?.abort()
    hide(input, open)
    status.textContent = ''
  }
  const ask = async () => {
    request?.abort()
    const asked = (request = new AbortController())
    const typed = input.value.trim()
    if (typed.length < FEWEST_LETTERS) return close()
    try {
      const response = await fetch(`${address}?${new URLSearchParams({ q: typed }).toString()}`, {
        signal: asked.signal,
      })
      const { items } = (await response.json()) as { items?: Suggestion[] }
      // An answer to letters that have changed since is none.
      if (asked.signal.aborted || document.activeElement !== input) return
      show(document, input, open, response.ok && items ? items : [])
      status.textContent = says(open.options.length)
    } catch {
      // Without suggestions the box is what it was; the search itself says when the server is away.
      if (!asked.signal.aborted) close()
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), TYPING_PAUSE_MS)
  })
  input.addEventListener('keydown', event => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' && event.altKey) void ask()
    else if (event.key === 'Enter') {
      const chosen = open.suggestions[open.at]
      close()
      if (chosen) location.assign(chosen.url)
      else return
    } else if (event.key === 'Escape' && !list.hidden) close()
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden)
      moveTo(input, open, next(open, event.key === 'ArrowDown' ? 1 : -1))
    else return
    event.preventDefault()
  })
  input.addEventListener('blur', close)
  input.form?.addEventListener('submit', close)
  // The focus stays in the box, or leaving it would close the list before the click is heard.
  list.addEventListener('mousedown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const option = (event.target as Element | null)?.closest<HTMLElement>('[role=option]')
    const chosen = option && open.suggestions[open.options.indexOf(option)]
    if (!chosen) return
    close()
    location.assign(chosen.url)
  })
}

function createList(document: Document, id: string): HTMLElement {
  const list = document.createElement('ul')
  list.id = id
  list.className = 'suggestions no-print'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Suggestions')
  return list
}

function createStatus(document: Document): HTMLElement {
  const status = document.createElement('p')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  return status
}

function describe(input: HTMLInputElement, list: HTMLElement): void {
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')
}

function show(document: Document, input: HTMLInputElement, open: Open, items: Suggestion[]): void {
  if (items.length === 0) return hide(input, open)
  open.suggestions = items
  open.options = items.map((item, at) => createOption(document, item, `${open.list.id}-${at}`))
  open.list.replaceChildren(...open.options)
  open.list.hidden = false
  open.list.scrollTop = 0
  input.setAttribute('aria-expanded', 'true')
  moveTo(input, open, -1)
}

function createOption(document: Document, { label, detail }: Suggestion, id: string): HTMLElement {
  const option = document.createElement('li')
  option.id = id
  option.className = 'suggestion'
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  const what = document.createElement('span')
  what.className = 'suggestion__detail'
  what.textContent = detail
  option.append(label, ' ', what)
  return option
}

function hide(input: HTMLInputElement, open: Open): void {
  open.list.hidden = true
  open.list.replaceChildren()
  open.options = []
  open.suggestions = []
  open.at = -1
  input.setAttribute('aria-expanded', 'false')
  input.removeAttribute('aria-activedescendant')
}

/** The list is a ring with the box in it: past the last option, and before the first, nothing is chosen. */
function next({ options, at }: Open, step: 1 | -1): number {
  const places = options.length + 1
  return ((at + 1 + step + places) % places) - 1
}

function moveTo(input: HTMLInputElement, open: Open, at: number): void {
  open.options[open.at]?.setAttribute('aria-selected', 'false')
  open.at = at
  const option = open.options[at]
  option?.setAttribute('aria-selected', 'true')
  option?.scrollIntoView({ block: 'nearest' })
  if (option) input.setAttribute('aria-activedescendant', option.id)
  else input.removeAttribute('aria-activedescendant')
}

function says(count: number): string {
  if (count === 0) return ''
  return `${count} ${count === 1 ? 'suggestion' : 'suggestions'}. Up and down arrows to go through them, Enter to open one.`
}
