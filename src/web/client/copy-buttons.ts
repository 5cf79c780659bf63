/** Buttons that copy the address of an item or a citation, where the browser lets a page write to the clipboard. */
export function copyButtons(document: Document): void {
  if (!navigator.clipboard) return
  const status = document.createElement('p')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  document.body.append(status)
  for (const place of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy-button'
    const label = place.dataset['copyLabel'] ?? 'Copy'
    button.textContent = label
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(textFor(place)).then(
        () => say(button, status, 'Copied'),
        () => say(button, status, 'Could not copy'),
      )
      window.setTimeout(() => (button.textContent = label), 2000)
    })
    place.append(button)
  }
}

/** An address is completed to a whole one; anything else is copied as it stands. */
function textFor(place: HTMLElement): string {
  const text = place.dataset['copy'] ?? ''
  return text.startsWith('/') ? new URL(text, location.href).href : text
}

function say(button: HTMLButtonElement, status: HTMLElement, text: string): void {
  button.textContent = text
  status.textContent = text
}
