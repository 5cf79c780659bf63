import {
  NONE,
  type FormChoice,
  type FormField,
  type FormValue,
  type FormValues,
} from '../../corpus/form-field.ts'

/** Rows without anything in them at the end of a field of rows, for what is added. */
const EMPTY_ROWS = 2

type Row = Readonly<Record<string, string>>

/** A field of a form with its names and what it holds, as its template places it. */
export function presentField(field: FormField, prefix: string, values: FormValues) {
  const name = `${prefix}.${field.key}`
  const base = { ...field, name, id: name.replaceAll('.', '-') }
  const value = values[field.key]
  switch (field.kind) {
    case 'text':
    case 'lines':
      return { ...base, value: value ?? '' }
    case 'one':
      return {
        ...base,
        groups: toGroups(field.choices, one => one === value),
        meanings: meaningsOf(field.choices),
      }
    case 'many': {
      const chosen = (value ?? []) as readonly string[]
      return {
        ...base,
        limits: toLimits(field),
        noneValue: NONE,
        noneChosen: chosen.includes(NONE),
        chosen: chosen.length,
        groups: toGroups(field.choices, one => chosen.includes(one), chosen),
        meanings: meaningsOf(field.choices),
      }
    }
    case 'topics': {
      const topics = (value ?? {}) as Row
      return {
        ...base,
        topics: field.topics.map(topic => ({
          ...topic,
          name: `${name}.${topic.value}`,
          id: `${base.id}-${topic.value}`,
          groups: toGroups(field.choices, one => one === topics[topic.value]),
        })),
      }
    }
    case 'rows':
      return { ...base, ...presentRows(field, name, (value ?? []) as readonly Row[]) }
  }
}

function presentRows(field: Extract<FormField, { kind: 'rows' }>, name: string, rows: readonly Row[]) {
  const shown: readonly Row[] = [...rows, ...Array.from({ length: EMPTY_ROWS }, () => ({}))]
  return {
    meanings: field.columns.flatMap(({ choices }) => meaningsOf(choices ?? [])),
    rows: shown.map((row, at) => ({
      number: at + 1,
      given: row['id'],
      givenName: `${name}.${at}.id`,
      cells: field.columns.map(column => {
        const value = row[column.key] ?? ''
        return {
          label: column.label,
          name: `${name}.${at}.${column.key}`,
          id: `${name}.${at}.${column.key}`.replaceAll('.', '-'),
          value,
          groups:
            column.choices && toGroups(column.choices, one => one === value, value === '' ? [] : [value]),
        }
      }),
    })),
  }
}

/** Choices under their headings; what is written and is no choice stands at the end, so that it is not lost. */
function toGroups(
  choices: readonly FormChoice[],
  isChosen: (value: string) => boolean,
  written: readonly string[] = [],
) {
  const strange = written
    .filter(one => one !== NONE && !choices.some(({ value }) => value === one))
    .map((value): FormChoice => ({ value, label: value, group: 'In the text, and no term to choose' }))
  const all = [...choices, ...strange]
  return [...new Set(all.map(({ group }) => group))].map(group => ({
    label: group,
    choices: all
      .filter(one => one.group === group)
      .map(({ value, label }) => ({ value, label, chosen: isChosen(value) })),
  }))
}

function meaningsOf(choices: readonly FormChoice[]) {
  return choices.filter(({ definition }) => definition !== undefined)
}

function toLimits({ min, max }: { min: number; max?: number | undefined }): string {
  if (max === undefined) return min > 0 ? `At least ${min}.` : ''
  return min > 0 ? `Between ${min} and ${max}.` : `At most ${max}.`
}

/** What a form sends, as values of its fields. A field that was not in the form is not among them. */
export function readFields(
  sent: Readonly<Record<string, string | string[] | undefined>>,
  prefix: string,
  fields: readonly FormField[],
): FormValues {
  const all = (name: string) => [sent[`${prefix}.${name}`] ?? []].flat()
  const text = (name: string) => (all(name)[0] ?? '').replace(/\r\n?/g, '\n').trim()
  const isShown = (key: string) => Object.keys(sent).some(name => name.startsWith(`${prefix}.${key}`))
  const values = fields.flatMap((field): Array<readonly [string, FormValue]> => {
    const { key } = field
    switch (field.kind) {
      case 'text':
      case 'one':
      case 'lines':
        return isShown(key) ? [[key, text(key)]] : []
      case 'many':
        // A box that is not ticked is not sent; the field says with a mark of its own that it was shown.
        return isShown(`${key}.shown`) ? [[key, all(key)]] : []
      case 'topics':
        return isShown(key)
          ? [[key, Object.fromEntries(field.topics.map(({ value }) => [value, text(`${key}.${value}`)]))]]
          : []
      case 'rows':
        return isShown(key) ? [[key, readRows(sent, `${prefix}.${key}`, field, text)]] : []
    }
  })
  return Object.fromEntries(values)
}

function readRows(
  sent: Readonly<Record<string, unknown>>,
  name: string,
  { key, columns }: Extract<FormField, { kind: 'rows' }>,
  text: (name: string) => string,
): Row[] {
  const numbers = Object.keys(sent).flatMap(one => {
    const rest = one.startsWith(`${name}.`) ? one.slice(name.length + 1) : ''
    return /^\d{1,4}\./.test(rest) ? [Number.parseInt(rest)] : []
  })
  return [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map(number => {
      const cells = columns.map(column => [column.key, text(`${key}.${number}.${column.key}`)] as const)
      const id = text(`${key}.${number}.id`)
      return { ...(id !== '' && { id }), ...Object.fromEntries(cells) }
    })
    .filter(row => Object.entries(row).some(([column, value]) => column !== 'id' && value !== ''))
}
