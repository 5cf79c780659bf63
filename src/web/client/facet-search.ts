/** Shorter lists are read faster than they are searched. */
const LONG = 10

/** A box above each long list of terms that narrows it to what contains the letters typed. */
export function facetSearch(document: Document): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-terms]')) {
    const rows = [...list.querySelectorAll<HTMLLIElement>('li')]
    if (rows.length <= LONG || list.previousElementSibling?.hasAttribute('data-facet-search-box')) continue
    list.before(createBox(document, list, rows))
  }
}

function createBox(document: Document, list: HTMLElement, rows: readonly HTMLLIElement[]): HTMLElement {
  const id = `find-${list.getAttribute('data-terms')}`
  const box = document.createElement('div')
  box.setAttribute('data-facet-search-box', '')
  const label = document.createElement('label')
  label.className = 'govuk-visually-hidden'
  label.htmlFor = id
  label.textContent = `Find a term in ${list.getAttribute('data-label')}`
  const input = document.createElement('input')
  Object.assign(input, {
    id,
    type: 'search',
    className: 'govuk-input facet__find',
    placeholder: 'Find a term',
    autocomplete: 'off',
  })
  input.setAttribute('data-facet-search', '')
  const status = document.createElement('p')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase()
    for (const row of rows)
      row.hidden = wanted !== '' && !(row.textContent ?? '').toLowerCase().includes(wanted)
    for (const details of list.querySelectorAll('details')) if (wanted !== '') details.open = true
    const shown = rows.filter(row => !row.hidden).length
    status.textContent = wanted === '' ? '' : `${shown} ${shown === 1 ? 'term' : 'terms'}`
  })
  // The letters narrow the list; they are no part of the query.
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') event.preventDefault()
  })
  box.append(label, input, status)
  return box
}
