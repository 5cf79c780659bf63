import type { AskedAnswer, Asks, EarlierRecommendation, Server } from './server.ts'

/** As many as help to decide. */
const MOST = 3

/** Says of each recommendation what was asked before; where that cannot be asked, nothing. */
export class AskedBefore {
  readonly #server: Server
  readonly #place: HTMLElement
  readonly #known = new Map<string, AskedAnswer>()
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
      if (found) this.#known.set(key, found)
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

function toArticle({ id }: Asks, { items, lessAlike }: AskedAnswer): HTMLElement {
  const article = document.createElement('article')
  const heading = document.createElement('h3')
  heading.className = 'govuk-heading-s'
  heading.textContent = id
  article.append(heading)
  if (items.length > 0) {
    article.append(toList(items, ({ id: earlier }) => ` To support it, write supports: [${earlier}].`))
    return article
  }
  const none = document.createElement('p')
  none.className = 'govuk-body-s'
  none.textContent =
    lessAlike.length === 0
      ? 'Nothing like it was found among earlier recommendations.'
      : 'Nothing much like it was found. Less like it, and probably asking something else:'
  article.append(none)
  if (lessAlike.length > 0) article.append(toList(lessAlike, () => ''))
  return article
}

function toList(
  found: readonly EarlierRecommendation[],
  advice: (one: EarlierRecommendation) => string,
): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'govuk-list govuk-list--bullet govuk-!-font-size-16'
  for (const one of found.slice(0, MOST)) {
    const row = document.createElement('li')
    const link = document.createElement('a')
    link.className = 'govuk-link'
    link.href = one.url
    link.target = '_blank'
    link.rel = 'noopener'
    link.textContent = one.title
    row.append(
      `${one.year}: `,
      link,
      `${one.to.length > 0 ? `, to ${one.to.join('; ')}` : ''}.${advice(one)}`,
    )
    list.append(row)
  }
  return list
}
