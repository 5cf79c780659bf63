/** Markup that may be sent as it stands. */
export class Html {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

type Part = Html | string | number | undefined | ReadonlyArray<Html | string | undefined>

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * HTML from a template: all that is put into it is escaped, for an element as for a quoted attribute, unless it was
 * made in the same way. Not called html, since Prettier lays out again what it takes for a page, and moves the ends of
 * elements that another piece closes.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((all, string, index) => `${all}${toMarkup(parts[index - 1])}${string}`))
}

function toMarkup(part: Part): string {
  if (part === undefined) return ''
  if (part instanceof Html) return part.toString()
  if (typeof part === 'object') return part.map(toMarkup).join('')
  return escapeMarkup(String(part))
}

/** A text as it stands in an element or a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]!)
}
