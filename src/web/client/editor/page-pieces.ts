import type { Look } from './server.ts'

/** Puts the pieces of an answer into the page; what is open stays open, and what has the focus keeps it. */
export function showPieces(
  form: HTMLFormElement,
  { form: facts, items, depth, preview, shown }: Look,
  added: boolean,
): void {
  replace(form, '#facts-form', facts)
  replace(form, '#depth-meter', depth)
  replace(form, '#preview-text', preview)
  for (const { level, html } of items) {
    const place = form.querySelector<HTMLElement>(`[data-item-form="${level}"]`)
    // A form that somebody is filling in is left alone.
    if (place && (added || !place.closest('details')?.open))
      replace(form, `[data-item-form="${level}"]`, html)
  }
  const field = form.querySelector<HTMLTextAreaElement>('[name="shown"]')
  if (field) field.value = shown
}

function replace(form: HTMLFormElement, selector: string, html: string): void {
  const place = form.querySelector<HTMLElement>(selector)
  if (!place || place.dataset['html'] === html) return
  const { activeElement } = document
  const focused =
    activeElement instanceof HTMLElement && place.contains(activeElement) ? activeElement : undefined
  const selection =
    focused instanceof HTMLInputElement && focused.type === 'text' ? focused.selectionStart : null
  const open = openPaths(place)
  const { scrollTop } = place.firstElementChild ?? { scrollTop: 0 }
  place.innerHTML = html
  place.dataset['html'] = html
  for (const details of place.querySelectorAll('details')) if (open.has(pathOf(details))) details.open = true
  for (const details of place.querySelectorAll('details'))
    if (!open.has(pathOf(details))) details.open = false
  if (place.firstElementChild) place.firstElementChild.scrollTop = scrollTop
  if (!focused) return
  const again = focused.id === '' ? null : document.getElementById(focused.id)
  again?.focus({ preventScroll: true })
  if (again instanceof HTMLInputElement && selection !== null) again.setSelectionRange(selection, selection)
}

function openPaths(place: HTMLElement): Set<string> {
  return new Set([...place.querySelectorAll('details')].filter(one => one.open).map(pathOf))
}

function pathOf(details: HTMLDetailsElement): string {
  return details.id || (details.querySelector('summary')?.textContent ?? '')
}
