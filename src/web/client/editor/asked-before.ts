import type { Asks, EarlierRecommendation, Server } from './server.ts'

/** As many as help to decide. */
const MOST = 3

/** Says of each recommendation what was asked before; where that cannot be asked, nothing. */
export class AskedBefore {
  readonly #server: Server
  readonly #place: HTMLElement
  readonly #known = new Map<string, EarlierRecommendation[]>()
  #available = true

  constructor(server: Server, place: HTMLElement) {
    this.#server = server
    this.#place = place
  }

  async show(asks: readonly Asks[]): Promise<void> {
    const section = this.#place.closest<HTMLElement>('section')!
    for (const { text, to } of asks) {
      const key = keyOf(text, to)
      if (!this.#available || this.#known.has(key) || text.length < 12) continue
      const found = await this.#server.askedBefore(text, to)
      if (found) this.#known.set(key, found.slice(0, MOST))
      else this.#available = false
    }
    const rows = asks.flatMap(ask => {
      const found = this.#known.get(keyOf(ask.text, ask.to))
      return found ? [toArticle(ask, found)] : []
    })
    section.hidden = rows.length === 0
    this.#place.replaceChildren(...rows)
  }
}

function keyOf(text: string, to: readonly string[]): string {
  return JSON.stringify([text, to])
}

function toArticle({ id }: Asks, found: readonly EarlierRecommendation[]): HTMLElement {
  const article = document.createElement('article')
  const heading = document.createElement('h3')
  heading.className = 'govuk-heading-s'
  heading.textContent = id
  article.append(heading)
  if (found.length === 0) {
    const none = document.createElement('p')
    none.className = 'govuk-body-s'
    none.textContent = 'Nothing like it was found among earlier recommendations.'
    article.append(none)
    return article
  }
  const list = document.createElement('ul')
  list.className = 'govuk-list govuk-list--bullet govuk-!-font-size-16'
  for (const { id: earlier, title, year, to, url } of found) {
    const row = document.createElement('li')
    const link = document.createElement('a')
    link.className = 'govuk-link'
    link.href = url
    link.target = '_blank'
    link.rel = 'noopener'
    link.textContent = title
    row.append(
      `${year}: `,
      link,
      `${to.length > 0 ? `, to ${to.join('; ')}` : ''}. To support it, write supports: [${earlier}].`,
    )
    list.append(row)
  }
  article.append(list)
  return article
}
