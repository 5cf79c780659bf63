import { isDeepStrictEqual } from 'node:util'
import { NONE, type FormColumn, type FormField, type FormValue, type FormValues } from './form-field.ts'

type Row = Readonly<Record<string, string>>

/** What a form shows for fields as they are written. What a form cannot show is left out, and so never changed. */
export function toFormValues(
  written: Readonly<Record<string, unknown>>,
  fields: readonly FormField[],
): FormValues {
  return Object.fromEntries(fields.map(field => [field.key, toFormValue(written[field.key], field)]))
}

/**
 * What somebody changed in a form, as new values of the fields that are written. A field that the form does not
 * change stays as it is, whatever it holds by now.
 * @param shown what the form showed when it was sent to them
 * @param sent what came back
 * @param written the fields as they are now; what the form does not show of a value that it changes is kept
 */
export function toFieldChanges(
  fields: readonly FormField[],
  shown: FormValues,
  sent: FormValues,
  written: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed = fields.filter(({ key }) => key in sent && !isSame(shown[key], sent[key]!))
  return Object.fromEntries(
    changed.map(field => [
      field.key,
      toWritten(field, sent[field.key]!, written[field.key], shown[field.key]),
    ]),
  )
}

/** Boxes come back in the order of the form, whatever the order they are written in: that is no change. */
function isSame(shown: FormValue | undefined, sent: FormValue): boolean {
  return shown !== undefined && isTerms(shown) && isTerms(sent)
    ? isDeepStrictEqual([...shown].sort(), [...sent].sort())
    : isDeepStrictEqual(shown, sent)
}

function isTerms(value: FormValue): value is readonly string[] {
  return Array.isArray(value) && value.every(one => typeof one === 'string')
}

function toFormValue(written: unknown, field: FormField): FormValue {
  switch (field.kind) {
    case 'text':
    case 'one':
      return toText(termOf(written))
    case 'many': {
      if (!Array.isArray(written)) return []
      return field.offersNone && written.length === 0
        ? [NONE]
        : written.map(one => toText(termOf(one))).filter(Boolean)
    }
    case 'lines':
      return Array.isArray(written) ? written.map(toText).filter(Boolean).join('\n') : ''
    case 'topics': {
      const values = isRecord(written) ? written : {}
      return Object.fromEntries(field.topics.map(({ value }) => [value, toText(values[value])]))
    }
    case 'rows':
      return (Array.isArray(written) ? (written as unknown[]) : []).map(one => toRow(one, field.columns))
  }
}

function toRow(one: unknown, columns: readonly FormColumn[]): Row {
  const row = isRecord(one) ? one : { [columns[0]!.key]: one }
  const id = typeof row['id'] === 'string' ? { id: row['id'] } : {}
  return { ...id, ...Object.fromEntries(columns.map(({ key }) => [key, toText(row[key])])) }
}

function toWritten(
  field: FormField,
  sent: FormValue,
  written: unknown,
  shown: FormValue | undefined,
): unknown {
  switch (field.kind) {
    case 'text':
      return sent === '' ? undefined : toScalar(sent as string, field.number)
    case 'one':
      return sent === '' ? undefined : isRecord(written) && written['term'] === sent ? written : sent
    case 'many':
      return toWrittenTerms(sent as readonly string[], written, (shown ?? []) as readonly string[])
    case 'lines': {
      const lines = (sent as string).split(/\r?\n/).map(line => line.trim())
      return lines.some(Boolean) ? lines.filter(Boolean) : undefined
    }
    case 'topics': {
      const topics = Object.entries(sent as Row).filter(([, value]) => value !== '')
      const others = isRecord(written)
        ? Object.entries(written).filter(([key]) => !field.topics.some(({ value }) => value === key))
        : []
      return topics.length + others.length === 0 ? undefined : Object.fromEntries([...topics, ...others])
    }
    case 'rows':
      return toWrittenRows(field, sent as readonly Row[], written)
  }
}

/** Terms stay in the order in which they are written, those of the text that the form never showed too; new ones follow. */
function toWrittenTerms(sent: readonly string[], written: unknown, shown: readonly string[]): unknown {
  const before: unknown[] = Array.isArray(written) ? written : []
  const kept = before.filter(one => {
    const term = toText(termOf(one))
    return sent.includes(term) || !shown.includes(term)
  })
  const there = new Set(kept.map(one => toText(termOf(one))))
  const terms = [...kept, ...sent.filter(term => term !== NONE && !there.has(term))]
  return terms.length > 0 || sent.includes(NONE) ? terms : undefined
}

function toWrittenRows(
  { columns, letter }: Extract<FormField, { kind: 'rows' }>,
  sent: readonly Row[],
  written: unknown,
): unknown {
  const rows = sent.filter(row => columns.some(({ key }) => (row[key] ?? '') !== ''))
  if (rows.length === 0) return undefined
  const before: unknown[] = Array.isArray(written) ? written : []
  const numbers = [...before, ...rows].map(one =>
    Number(/^[A-Z](\d+)$/.exec(toText(isRecord(one) ? one['id'] : ''))?.[1] ?? 0),
  )
  let last = Math.max(0, ...numbers)
  return rows.map(row => {
    // Numbers of sources are never used again, since the text cites them.
    const id = letter === undefined ? undefined : row['id'] || `${letter}${(last += 1)}`
    const old = before.find(one => isRecord(one) && id !== undefined && one['id'] === id)
    const rest = isRecord(old)
      ? Object.fromEntries(
          Object.entries(old).filter(([key]) => key !== 'id' && !columns.some(one => one.key === key)),
        )
      : {}
    const cells = columns.flatMap(({ key, number }) => {
      const text = (row[key] ?? '').trim()
      return text === '' ? [] : [[key, toScalar(text, number)] as const]
    })
    return { ...(id !== undefined && { id }), ...Object.fromEntries(cells), ...rest }
  })
}

function toScalar(text: string, number = false): string | number {
  return number && /^\d{4}$/.test(text.trim()) ? Number(text) : text.trim()
}

function termOf(one: unknown): unknown {
  return isRecord(one) ? one['term'] : one
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
