import type { Path, YamlSource } from '../problems/yaml-source.ts'
import type { EditedText } from './migrate-edits.ts'

/**
 * Says of a term that it is retired and what takes its place, in lines of their own below its id. What is said already
 * stays; nothing else is touched.
 * @param at path of the term in its file
 */
export function retireTerm(edited: EditedText, source: YamlSource, at: Path, to: string): void {
  const term = read(source.value, at) as Record<string, unknown>
  const added: string[] = []
  for (const [field, value, said] of [
    ['retired', 'true', term['retired'] === true],
    ['replaced-by', to, term['replaced-by'] === to],
  ] as const) {
    if (said) continue
    if (field in term) edited.edit({ ...edited.rangeOf(source.placeOf([...at, field])), text: value })
    else added.push(`${field}: ${value}`)
  }
  if (added.length > 0) addFields(edited, source, at, added)
}

function addFields(edited: EditedText, source: YamlSource, at: Path, fields: readonly string[]): void {
  const { text } = edited
  const id = edited.rangeOf(source.placeOf([...at, 'id']))
  if (text[edited.rangeOf(source.placeOf(at)).start] === '{')
    return edited.edit({ start: id.end, end: id.end, text: fields.map(field => `, ${field}`).join('') })
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const indent = ' '.repeat(source.placeOfKey([...at, 'id']).start.column - 1)
  const rest = /^[^\r\n]*/.exec(text.slice(id.end))![0].length
  const end = id.end + rest
  edited.edit({ start: end, end, text: fields.map(field => `${newline}${indent}${field}`).join('') })
}

function read(value: unknown, path: Path): unknown {
  return path.reduce((inner, step) => (inner as Record<PropertyKey, unknown>)[step], value)
}
