/** A finding or recommendation that is kept, with its title, so that it can be named without asking the server. */
interface Kept {
  id: string
  title: string
}

const KEY = 'lessons-pack'
/** As many as a pack takes; see `src/collections/pack.ts`. */
const MOST = 60

/**
 * A pack that is kept in the browser alone until it is saved: a button at each finding and recommendation, how many
 * there are in the head of each page, and the list on `/packs`. Where nothing can be kept, links stay links.
 */
export function packInBrowser(document: Document): void {
  if (!canKeep()) return
  forgetSaved(document)
  packButtons(document)
  showCount(document)
  showList(document)
  // What another tab adds or takes out.
  window.addEventListener('storage', event => {
    if (event.key !== null && event.key !== KEY) return
    refresh(document)
  })
}

/** Makes buttons of the links of a page; also of what came to it later. */
export function packButtons(document: Document): void {
  if (!canKeep()) return
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-pack-add]')) {
    const { packAdd: id = '', packTitle: title = '' } = link.dataset
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy-button'
    button.dataset['packButton'] = id
    button.addEventListener('click', () => {
      const kept = readKept()
      const isIn = kept.some(one => one.id === id)
      const isFull = !isIn && kept.length >= MOST
      if (!isFull) writeKept(isIn ? kept.filter(one => one.id !== id) : [...kept, { id, title }])
      refresh(document)
      const said = isFull
        ? `A pack holds at most ${MOST}.`
        : isIn
          ? 'Taken out of your pack.'
          : 'Added to your pack.'
      say(document, `${said} ${toCount(readKept().length)}`)
      if (isFull) button.replaceChildren(`Your pack is full (${MOST})`)
    })
    const label = document.createElement('span')
    label.className = 'govuk-visually-hidden'
    label.textContent = `: ${title}`
    button.append(document.createElement('span'), label)
    link.replaceWith(button)
  }
  labelButtons(document)
}

function refresh(document: Document): void {
  labelButtons(document)
  showCount(document)
  showList(document)
}

function labelButtons(document: Document): void {
  const kept = new Set(readKept().map(({ id }) => id))
  for (const button of document.querySelectorAll<HTMLElement>('[data-pack-button]')) {
    const text = button.querySelector('span')
    if (text)
      text.textContent = kept.has(button.dataset['packButton'] ?? '')
        ? 'In your pack: take it out'
        : 'Add to pack'
  }
}

function showCount(document: Document): void {
  const link = document.querySelector('.site-nav a[href="/packs"]')
  const { length } = readKept()
  if (link) link.textContent = length === 0 ? 'Packs' : toCount(length)
}

function toCount(length: number): string {
  return `Your pack (${length})`
}

/** The list of `/packs`, with what makes a pack of it. */
function showList(document: Document): void {
  const place = document.querySelector<HTMLElement>('[data-pack-kept]')
  if (!place) return
  place.querySelector('[data-pack-list]')?.remove()
  const kept = readKept()
  const empty = place.querySelector<HTMLElement>('[data-pack-empty]')
  if (empty) empty.hidden = kept.length > 0
  if (kept.length === 0) return
  const list = document.createElement('ul')
  list.className = 'pack-kept'
  list.append(...kept.map(one => toEntry(document, one)))
  const make = document.createElement('a')
  make.className = 'govuk-button'
  make.href = `/packs/new?${new URLSearchParams(kept.map(({ id }) => ['items', id])).toString()}`
  make.textContent = `Make a pack of ${kept.length === 1 ? 'it' : `these ${kept.length}`}`
  const box = document.createElement('div')
  box.dataset['packList'] = ''
  box.append(list, make)
  place.append(box)
}

function toEntry(document: Document, { id, title }: Kept): HTMLElement {
  const entry = document.createElement('li')
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = `/reviews/${id}`
  link.textContent = title || id
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy-button'
  const hidden = document.createElement('span')
  hidden.className = 'govuk-visually-hidden'
  hidden.textContent = `: ${title || id}`
  button.append('Take out', hidden)
  button.addEventListener('click', () => {
    writeKept(readKept().filter(one => one.id !== id))
    refresh(document)
    say(document, `Taken out of your pack. ${toCount(readKept().length)}`)
    // The button that had the focus is gone.
    const next = document.querySelector<HTMLElement>('[data-pack-list] a, [data-pack-empty] a')
    next?.focus()
  })
  entry.append(link, button)
  return entry
}

/** What has just been saved with an account need not be kept here as well. */
function forgetSaved(document: Document): void {
  const ids = document.querySelector<HTMLElement>('[data-pack-saved]')?.dataset['packSaved']?.split(' ')
  if (!ids) return
  writeKept(readKept().filter(({ id }) => !ids.includes(id)))
  // Loaded again, or given to others, the page is not one that was just saved.
  history.replaceState(null, '', location.pathname + location.hash)
}

let status: HTMLElement | undefined

function say(document: Document, text: string): void {
  if (!status) {
    status = document.createElement('p')
    status.className = 'govuk-visually-hidden'
    status.setAttribute('role', 'status')
    document.body.append(status)
  }
  status.textContent = text
}

/** A browser may be told to keep nothing. */
function canKeep(): boolean {
  try {
    localStorage.setItem(`${KEY}-test`, '')
    localStorage.removeItem(`${KEY}-test`)
    return true
  } catch {
    return false
  }
}

function readKept(): Kept[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(value) ? value.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(value: unknown): value is Kept {
  const { id, title } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && typeof title === 'string'
}

function writeKept(kept: readonly Kept[]): void {
  if (kept.length === 0) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, JSON.stringify(kept))
}
