/** Where the cursor stands in YAML. */
export interface YamlPlace {
  level: 'review' | 'finding' | 'episode' | 'recommendation'
  /** The field whose value is being written; undefined where a field itself is. */
  key?: string
  /** The property of a tag whose value is being written, such as `effect`. */
  property?: string
}

const LEVELS = { F: 'finding', E: 'episode', R: 'recommendation' } as const

/** Finds out whether a place in a text is in the front matter or in the block of an item, and in what there. */
export function findYamlPlace(text: string, position: number): YamlPlace | undefined {
  const before = text.slice(0, position).split('\n')
  const start = blockStart(before)
  if (start === undefined) return undefined
  const level = start === 0 ? 'review' : levelAbove(before.slice(0, start))
  if (level === undefined) return undefined
  const line = before.at(-1)!
  const property = /(?:^|[{,\s])(effect|basis|source):\s*[\w-]*$/.exec(line)?.[1]
  const key = /^([\w-]+):/.exec(line)?.[1] ?? (/^\s/.test(line) ? keyAbove(before, start) : undefined)
  return { level, ...(key !== undefined && { key }), ...(property !== undefined && { property }) }
}

/** Line of the fence that opens the block in which the last line stands. */
function blockStart(lines: readonly string[]): number | undefined {
  if (
    lines[0]?.trimEnd() === '---' &&
    lines.length > 1 &&
    !lines.slice(1, -1).some(line => line.trimEnd() === '---')
  )
    return 0
  let open: number | undefined
  for (const [at, line] of lines.slice(0, -1).entries()) {
    if (open === undefined && /^```ya?ml\s*$/.test(line)) open = at
    else if (open !== undefined && /^```\s*$/.test(line)) open = undefined
  }
  return open
}

function levelAbove(lines: readonly string[]): YamlPlace['level'] | undefined {
  const heading = lines.filter(line => /^### [FER]\d+\./.test(line)).at(-1)
  return heading === undefined ? undefined : LEVELS[heading[4] as keyof typeof LEVELS]
}

function keyAbove(lines: readonly string[], start: number): string | undefined {
  const line = lines
    .slice(start)
    .filter(one => /^[\w-]+:/.test(one))
    .at(-1)
  return line === undefined ? undefined : /^([\w-]+):/.exec(line)?.[1]
}
