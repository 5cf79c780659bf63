import type { FormChoice, FormField } from '../../corpus/form-field.ts'
import { toFrontMatterForm } from '../../corpus/front-matter-form.ts'
import { toItemForm, type ItemLevel } from '../../corpus/item-form.ts'
import type { Problem } from '../../problems/problem.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

/** What a person who fills in a form reads of a problem: fields by their labels, choices by theirs. */
export interface FormProblem {
  /** The field or line that it is about. */
  where: string
  /** Id of the field in the form of the editor, where it has one. */
  field?: string
  message: string
  hint?: string
}

/** Choices that can be read in one sentence; of more, the place where they stand is named. */
const MOST_CHOICES = 8
/** The one shape that problems of fields have: see `missing` and `unexpected` of the problems. */
const FORMULA = /^(?:Missing|Unexpected `([^`]*)` in) `([a-z][a-z.-]*)`, expected (.*)\.$/s
/** Rules on the form of a value, worded by the choices of its field; what others ask for is in their own words. */
const OF_VALUES = new Set(['field-missing', 'field-invalid', 'term-unknown', 'term-not-selectable'])
const LEVELS: Readonly<Record<string, ItemLevel>> = { F: 'finding', E: 'episode', R: 'recommendation' }

/**
 * Words the problems of a text for those who write it in the browser. The terminal and the API speak of files and
 * keys; here a field is called what the form calls it. What is about no field of a form is left as it is.
 */
export function createFormWords(markdown: string, taxonomy: Taxonomy): (problem: Problem) => FormProblem {
  const front = toFrontMatterForm(taxonomy).flatMap(part =>
    part.fields.map(field => [field.key, { field, part: part.label }] as const),
  )
  const fields = new Map(front)
  const lines = markdown.split('\n')
  return problem => {
    const { line, rule } = problem
    const { message, hint } = inBrowser(problem)
    const [, met, path = '', expected = ''] = FORMULA.exec(message) ?? []
    const item = itemAt(lines, line)
    const [key = '', ...inner] = path.split('.')
    const asIs = { where: `Line ${line}`, message, ...(hint !== undefined && { hint }) }
    if (item && !OF_VALUES.has(rule)) return asIs
    if (item) {
      const field = toItemForm(item.level, taxonomy, { sources: [], findings: [] }).find(
        one => one.key === key,
      )
      if (!field) return asIs
      const said = say({ rule, met, expected, hint, inner }, field)
      const help =
        met === undefined
          ? ` Write it under the heading of ${item.id}, in a line that begins with \`${key}:\`.`
          : ''
      return {
        ...said,
        where: `Line ${line}`,
        message: `${item.id}, “${field.label}”: ${said.message}${help}`,
      }
    }
    const found = fields.get(key)
    if (!found) return asIs
    const { field, part } = found
    if (!OF_VALUES.has(rule)) return { ...asIs, where: field.label, field: `front-${key}` }
    const said = say({ rule, met, expected, hint, inner }, field)
    return {
      ...said,
      where: field.label,
      field: `front-${key}`,
      message: `${said.message} It is under “${part}”.`,
    }
  }
}

/** What the terminal says of headings and commands, for those who have a text before them and no terminal. */
function inBrowser({ rule, message, hint }: Problem): { message: string; hint: string | undefined } {
  const named = /`([^`]*)`/.exec(message)?.[1] ?? ''
  if (rule === 'section-empty')
    return {
      message: `There is nothing under the heading “${named}” yet.`,
      hint: 'Write under it, or take the heading out: a section that is absent says that nothing is known.',
    }
  if (rule === 'footnote-undefined')
    return {
      message: 'A source that is cited has no line at the end of the text.',
      hint: `Write a last line that begins with \`${named}\` and names the source, for those who read the file.`,
    }
  if (rule === 'footnote-differs') return { message, hint: 'Change the one that is wrong.' }
  return { message, hint }
}

interface Said {
  rule: string
  /** Undefined where something is missing. */
  met: string | undefined
  expected: string
  hint: string | undefined
  /** Names inside the field. */
  inner: readonly string[]
}

function say(
  { rule, met, expected, hint, inner }: Said,
  field: FormField,
): { message: string; hint?: string } {
  const column = inner.length > 0 ? columnOf(field, inner.at(-1)!) : undefined
  const choices = column?.choices ?? choicesOf(field)
  const words = choices.length === 0 ? '' : ` Choose ${oneOf(choices)}.`
  if (met === undefined) {
    if (column) return { message: `“${column.label}” is not filled in.${words}` }
    if (choices.length > 0) return { message: `Nothing is chosen.${words}` }
    if (field.kind === 'many') return { message: 'Nothing is chosen.' }
    return { message: field.kind === 'rows' ? 'There is none yet. Fill in a row.' : 'Nothing is filled in.' }
  }
  const labelled = labelHint(hint, choices)
  const inColumn = column ? ` in “${column.label}”` : ''
  if (rule === 'term-unknown')
    return { message: `\`${met}\`${inColumn} is none of the choices.${words}`, ...labelled }
  const wanted = expected.includes('taxonomy/') ? oneOf(choices) : expected
  return { message: `\`${met}\`${inColumn} does not fit: it asks for ${wanted}.`, ...labelled }
}

function columnOf(
  field: FormField,
  key: string,
): { label: string; choices?: readonly FormChoice[] } | undefined {
  if (field.kind === 'rows') return field.columns.find(column => column.key === key)
  if (field.kind !== 'topics') return undefined
  const topic = field.topics.find(({ value }) => value === key)
  return topic && { label: topic.label, choices: field.choices }
}

function choicesOf(field: FormField): readonly FormChoice[] {
  if (field.kind === 'one' || field.kind === 'many') return field.choices
  if (field.kind !== 'rows') return []
  return field.columns.find(({ key }) => key === 'term')?.choices ?? []
}

function oneOf(choices: readonly FormChoice[]): string {
  if (choices.length > MOST_CHOICES) return `one of its ${choices.length} choices`
  const labels = choices.map(({ label }) => label)
  return labels.length > 1 ? `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}` : labels.join('')
}

/** A suggested id by the label that it has among the choices. */
function labelHint(hint: string | undefined, choices: readonly FormChoice[]): { hint?: string } {
  if (hint === undefined) return {}
  const labels = new Map(choices.map(({ value, label }) => [value, label]))
  return {
    hint: hint.replace(/`([^`]+)`/g, (whole, id: string) => (labels.has(id) ? `“${labels.get(id)}”` : whole)),
  }
}

/** The item in which a line stands; undefined for the head and for what stands in no item. */
function itemAt(lines: readonly string[], line: number): { id: string; level: ItemLevel } | undefined {
  for (let at = Math.min(line, lines.length) - 1; at >= 0; at -= 1) {
    const id = /^### ([FER]\d+)\./.exec(lines[at]!)?.[1]
    if (id !== undefined) return { id, level: LEVELS[id[0]!]! }
    if (/^## /.test(lines[at]!)) return undefined
  }
  return undefined
}
