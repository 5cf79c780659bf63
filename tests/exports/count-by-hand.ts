import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load } from 'js-yaml'

/** A finding or recommendation as it is read from Markdown, with nothing of the library. */
export interface PlainItem {
  id: string
  kind: 'finding' | 'recommendation'
  year: number
  /** Its title and text, and what its review is called. */
  text: string
  block: Record<string, unknown>
  front: Record<string, unknown>
}

type Front = Record<string, unknown> & { id: string; title: string; published: string | number }

/** Every finding and recommendation of the reviews of a folder that are neither invented nor withdrawn. */
export async function readItems(dir: string): Promise<PlainItem[]> {
  const names = (await readdir(dir)).filter(name => name.endsWith('.md') && name !== 'README.md')
  const items = await Promise.all(names.map(async name => itemsOf(await readFile(join(dir, name), 'utf8'))))
  return items.flat()
}

function itemsOf(markdown: string): PlainItem[] {
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? []
  const front = load(yaml) as Front
  if (front['record'] === 'demonstration' || front['withdrawn'] !== undefined) return []
  const names = ((front['known-as'] ?? []) as Array<{ name: string }>).map(({ name }) => name)
  return [...body.matchAll(/^### ([FR]\d+)\. (.*)\n([\s\S]*?)(?=^#{2,3} |^\[\^|(?![\s\S]))/gm)].map(
    ([, number, title, rest = '']) => {
      const block = /```yaml\n([\s\S]*?)```/.exec(rest)
      const text = rest.replace(block?.[0] ?? '', '').replace(/\[\^S\d+\]/g, '')
      return {
        id: `${front.id}/${number}`,
        kind: number!.startsWith('F') ? 'finding' : 'recommendation',
        year: Number(String(front.published).slice(0, 4)),
        text: [title, text, front.title, ...names].join('\n'),
        block: (block ? load(block[1]!) : {}) as Record<string, unknown>,
        front,
      }
    },
  )
}

/** Terms that are written in a block under a key, whether alone, in a list or with what is said of them. */
export function termsIn(block: Record<string, unknown>, key: string): string[] {
  return [block[key] ?? []]
    .flat()
    .map(tag => (typeof tag === 'string' ? tag : (tag as { term: string }).term))
}

/** A term with all that stand below it, as its file says. */
export async function withNarrower(taxonomyDir: string, facet: string, term: string): Promise<Set<string>> {
  const file = load(await readFile(join(taxonomyDir, `${facet}.yaml`), 'utf8')) as {
    terms: Array<{ id: string; broader?: string }>
  }
  const found = new Set([term])
  for (let before = 0; before < found.size;) {
    before = found.size
    for (const { id, broader } of file.terms) if (broader !== undefined && found.has(broader)) found.add(id)
  }
  return found
}
