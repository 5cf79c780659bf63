import { parseYamlSource } from '../problems/yaml-source.ts'

/** Fields of a piece of YAML; undefined where it cannot be read or is no list of fields. Never throws. */
export function parseYaml(text: string): Record<string, unknown> | undefined {
  const { value } = parseYamlSource(text, { line: 1, indent: 0 })
  if (value === null || value === undefined) return text.trim() === '' ? {} : undefined
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}
