const LISTENING = /listening on: \S+:(\d+)/
const KEPT = 8

/**
 * What the engine says on stderr, line by line: JSON records, a banner, and plain text when it cannot even begin.
 * Kept are the port and the last lines that would explain an end.
 */
export class EngineOutput {
  port: number | undefined
  #records: string[] = []
  #plain: string[] = []
  #up = false

  read(line: string): void {
    const record = parseRecord(line)
    if (record === undefined) {
      if (!this.#up) keep(this.#plain, line)
      return
    }
    this.port ??= toPort(record.fields?.message)
    if (record.level !== 'ERROR') return
    const text = record.fields?.error ?? record.fields?.info ?? record.fields?.message ?? ''
    keep(this.#records, this.#up ? withoutQuotes(text) : text)
  }

  /** The engine answers: what came before explains nothing that comes after. */
  settle(): void {
    this.#up = true
    this.#records = []
    this.#plain = []
  }

  /** The last words, empty when there were none. Plain text repeats the records where there are any. */
  lastWords(): string {
    return (this.#records.length > 0 ? this.#records : this.#plain).join('\n').trim()
  }
}

interface LogRecord {
  level?: string
  fields?: { message?: string; error?: string; info?: string }
}

function parseRecord(line: string): LogRecord | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as LogRecord
  } catch {
    return undefined
  }
}

function toPort(message: string | undefined): number | undefined {
  const port = Number(LISTENING.exec(message ?? '')?.[1])
  return port > 0 ? port : undefined
}

// An engine that serves may quote a query or a document in its errors, and neither belongs in a log.
function withoutQuotes(text: string): string {
  return text.replaceAll(/(["'`]).*\1/gs, '…')
}

function keep(lines: string[], line: string): void {
  lines.push(line)
  if (lines.length > KEPT) lines.shift()
}
