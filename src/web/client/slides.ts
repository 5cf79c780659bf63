/** Shows slides one at a time, by keys and buttons, on the full screen where the browser can. */
export function slides(document: Document): void {
  const deck = document.querySelector<HTMLElement>('[data-deck]')
  const bar = deck?.querySelector<HTMLElement>('[data-deck-bar]')
  if (!deck || !bar) return
  const all = [...deck.querySelectorAll<HTMLElement>('[data-slide]')]
  const one = <T extends HTMLElement>(name: string) => bar.querySelector<T>(`[data-deck-${name}]`)!
  const status = deck.querySelector<HTMLElement>('[data-deck-status]')!
  const notes = one<HTMLButtonElement>('notes')
  let at = Math.max(
    0,
    all.findIndex(slide => `#${slide.id}` === location.hash),
  )
  let isLong = false

  const show = (to: number, says = true) => {
    at = Math.min(all.length - 1, Math.max(0, to))
    for (const [number, slide] of all.entries()) slide.hidden = !isLong && number !== at
    const place = `Slide ${at + 1} of ${all.length}`
    one('count').textContent = place
    if (says) status.textContent = `${place}: ${all[at]!.dataset['slide']}`
    bar.querySelectorAll<HTMLButtonElement>('[data-deck-go]').forEach(button => {
      const isAtEnd = button.dataset['deckGo'] === '1' ? at === all.length - 1 : at === 0
      // A disabled button would lose the focus of whoever has just pressed it.
      button.setAttribute('aria-disabled', String(isAtEnd))
    })
    if (says) history.replaceState(history.state, '', `#${all[at]!.id}`)
    if (isLong && says) all[at]!.scrollIntoView()
  }

  bar.hidden = false
  deck.classList.add('deck--one')
  show(at, false)
  bar.querySelectorAll<HTMLButtonElement>('[data-deck-go]').forEach(button => {
    button.addEventListener('click', () => show(at + Number(button.dataset['deckGo'])))
  })
  notes.addEventListener('click', () => {
    const isOpen = notes.getAttribute('aria-expanded') !== 'true'
    notes.setAttribute('aria-expanded', String(isOpen))
    for (const details of deck.querySelectorAll('details')) details.open = isOpen
  })
  one('all').addEventListener('click', () => {
    isLong = !isLong
    one('all').setAttribute('aria-pressed', String(isLong))
    deck.classList.toggle('deck--one', !isLong)
    show(at)
  })
  if (document.fullscreenEnabled) {
    const full = one<HTMLButtonElement>('full')
    full.hidden = false
    full.addEventListener('click', () => {
      void (document.fullscreenElement ? document.exitFullscreen() : deck.requestFullscreen())
    })
    document.addEventListener('fullscreenchange', () => {
      full.textContent = document.fullscreenElement ? 'Leave full screen' : 'Full screen'
    })
  }
  document.addEventListener('keydown', event => {
    const to = target(event, at, all.length)
    if (to === undefined || isTaken(event)) return
    event.preventDefault()
    show(to)
  })
}

function target({ key }: KeyboardEvent, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
      return at + 1
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** Whether somebody is filling in a field, or means the browser with the key. */
function isTaken({ target: on, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || shiftKey) return true
  return on instanceof HTMLElement && on.closest('input, select, textarea, [contenteditable]') !== null
}
