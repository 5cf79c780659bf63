/** Time to move the pointer from a tag to its explanation. */
const LINGER_MS = 150

let shown: { tip: HTMLElement; tag: HTMLElement } | undefined
let closing: number | undefined

/**
 * Says what a tag means on hover and on focus, and on a tap, where the explanation leads on to the page of the term.
 * It can be pointed at, stays until it is left, and goes with Escape (WCAG 1.4.13).
 */
export function explainTags(document: Document): void {
  for (const tag of document.querySelectorAll<HTMLElement>('a[data-definition]:not([data-explained])')) {
    tag.setAttribute('data-explained', '')
    tag.removeAttribute('title')
    tag.addEventListener('mouseenter', () => open(document, tag))
    tag.addEventListener('mouseleave', closeSoon)
    tag.addEventListener('focus', () => open(document, tag))
    tag.addEventListener('blur', closeSoon)
    tag.addEventListener('click', event => {
      const touched = event.pointerType === 'touch'
      if (!touched || (shown?.tag === tag && shown.tip.dataset['tapped'] === 'yes')) return
      event.preventDefault()
      leadOn(open(document, tag), tag)
    })
  }
  if (document.body.dataset['explains'] === 'yes') return
  document.body.dataset['explains'] = 'yes'
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') close()
  })
}

/** After a tap, which did not follow the link, the explanation offers it. */
function leadOn(tip: HTMLElement, tag: HTMLElement): void {
  if (tip.dataset['tapped'] === 'yes') return
  tip.dataset['tapped'] = 'yes'
  const link = tip.ownerDocument.createElement('a')
  link.href = tag.getAttribute('href') ?? ''
  link.textContent = `More about “${tag.textContent?.trim() ?? ''}”`
  tip.append(link)
}

function open(document: Document, tag: HTMLElement): HTMLElement {
  clearTimeout(closing)
  if (shown?.tag === tag) return shown.tip
  close()
  const tip = document.createElement('span')
  tip.className = 'explanation'
  tip.id = 'explanation'
  tip.setAttribute('role', 'tooltip')
  tip.textContent = tag.dataset['definition'] ?? ''
  tip.addEventListener('mouseenter', () => clearTimeout(closing))
  tip.addEventListener('mouseleave', closeSoon)
  document.body.append(tip)
  place(tip, tag)
  tag.setAttribute('aria-describedby', tip.id)
  shown = { tip, tag }
  return tip
}

/** Below the tag, within the page. */
function place(tip: HTMLElement, tag: HTMLElement): void {
  const { left, bottom } = tag.getBoundingClientRect()
  const widest = document.documentElement.clientWidth
  tip.style.top = `${bottom + window.scrollY + 6}px`
  tip.style.left = `${Math.max(8, Math.min(left, widest - tip.offsetWidth - 8)) + window.scrollX}px`
}

function closeSoon(): void {
  clearTimeout(closing)
  closing = window.setTimeout(close, LINGER_MS)
}

function close(): void {
  clearTimeout(closing)
  shown?.tag.removeAttribute('aria-describedby')
  shown?.tip.remove()
  shown = undefined
}
