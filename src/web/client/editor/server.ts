/** A problem of a text. */
export interface CheckedProblem {
  line: number
  column: number
  endLine?: number
  endColumn?: number
  severity: 'error' | 'warning' | 'notice'
  rule: string
  /** The field or line that it is about, as it is called on the page. */
  where: string
  /** Id of the field in the form. */
  field?: string
  message: string
  hint?: string
  url: string
}

/** A recommendation of the text. */
export interface Asks {
  id: string
  line: number
  text: string
  to: string[]
}

/** The pieces of the page as they are for a text. */
export interface Look {
  markdown: string
  faults: Array<{ field: string; text: string }>
  added: { id: string; offset: number } | null
  shown: string
  problems: CheckedProblem[]
  form: string
  items: Array<{ level: string; html: string }>
  depth: string
  preview: string
  asks: Asks[]
}

/** What came of a save. */
export type Saved =
  | { kind: 'saved'; revision: number; savedAt: string }
  | { kind: 'conflict'; markdown: string; revision: number; savedBy: string }
  | { kind: 'signed-out' }
  | { kind: 'failed'; why: string }

interface Detail {
  detail?: string
}

const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/json' }

/** What the editor asks the server. */
export class Server {
  readonly #draft: string
  #token: string

  constructor(draft: string, token: string) {
    this.#draft = draft
    this.#token = token
  }

  /** Puts the form into the text and shows what comes of it; undefined where that cannot be had now. */
  async look(form: URLSearchParams): Promise<Look | undefined> {
    form.set('_csrf', this.#token)
    const headers = { accept: 'application/json', 'x-csrf-token': this.#token }
    const answer = await ask(`/contribute/${this.#draft}/edit`, { method: 'POST', headers, body: form })
    return answer?.ok ? ((await answer.json()) as Look) : undefined
  }

  /** Recommendations like one that is being written; undefined where that cannot be asked. */
  async askedBefore(text: string, to: string[]): Promise<AskedAnswer | undefined> {
    const answer = await this.#post('/api/v1/asked-before', {
      text: text.slice(0, 2000),
      to: to.slice(0, 20),
    })
    return answer?.ok ? ((await answer.json()) as AskedAnswer) : undefined
  }

  /** Recommendations of the library whose title is like some words. */
  async suggest(words: string): Promise<Array<{ kind: string; label: string; url: string }>> {
    const answer = await ask(`/api/v1/suggest?q=${encodeURIComponent(words)}`, {
      headers: { accept: 'application/json' },
    })
    if (!answer?.ok) return []
    return ((await answer.json()) as { items: Array<{ kind: string; label: string; url: string }> }).items
  }

  async vocabulary(): Promise<VocabularyFacet[]> {
    const answer = await ask('/api/v1/taxonomy', { headers: { accept: 'application/json' } })
    return answer?.ok ? ((await answer.json()) as { facets: VocabularyFacet[] }).facets : []
  }

  /** Saves a text that was made from a revision. */
  async save(markdown: string, revision: number): Promise<Saved> {
    const put = () =>
      ask(`/api/v1/drafts/${this.#draft}`, {
        method: 'PUT',
        headers: { ...JSON_TYPE, 'x-csrf-token': this.#token },
        body: JSON.stringify({ markdown, revision }),
      })
    let answer = await put()
    // Who signed in again in another window has a session with another token.
    if (answer && (answer.status === 401 || answer.status === 403) && (await this.#renew()))
      answer = await put()
    if (!answer) return { kind: 'failed', why: 'the server cannot be reached' }
    if (answer.status === 401) return { kind: 'signed-out' }
    const body = (await answer.json().catch(() => ({}))) as Record<string, unknown> & Detail
    if (answer.ok)
      return { kind: 'saved', revision: Number(body['revision']), savedAt: String(body['savedAt']) }
    const conflict = (body['conflict'] ?? body) as {
      markdown?: unknown
      revision?: unknown
      savedBy?: unknown
    }
    if (answer.status === 409 && typeof conflict.markdown === 'string')
      return {
        kind: 'conflict',
        markdown: conflict.markdown,
        revision: Number(conflict.revision),
        savedBy: String(conflict.savedBy),
      }
    return { kind: 'failed', why: body.detail ?? `the server answered ${answer.status}` }
  }

  async #renew(): Promise<boolean> {
    const answer = await ask('/api/v1/session', { headers: { accept: 'application/json' } })
    const { csrfToken } = ((await answer?.json().catch(() => ({}))) ?? {}) as { csrfToken?: string | null }
    if (!csrfToken || csrfToken === this.#token) return false
    this.#token = csrfToken
    return true
  }

  #post(address: string, body: unknown): Promise<Response | undefined> {
    const headers = { ...JSON_TYPE, 'x-csrf-token': this.#token }
    return ask(address, { method: 'POST', headers, body: JSON.stringify(body) })
  }
}

/** What `POST /api/v1/asked-before` gives: the near ones, and those that only share some words. */
export interface AskedAnswer {
  items: EarlierRecommendation[]
  lessAlike: EarlierRecommendation[]
}

/** An earlier recommendation. */
export interface EarlierRecommendation {
  id: string
  url: string
  title: string
  year: number
  to: string[]
}

/** A facet of the vocabulary, as `GET /api/v1/taxonomy` gives it. */
export interface VocabularyFacet {
  key: string
  label: string
  question: string
  appliesTo: string[]
  terms: Array<{ id: string; label: string; definition: string; useWhen?: string; notWhen?: string }>
}

async function ask(address: string, init: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...init })
  } catch {
    return undefined
  }
}
