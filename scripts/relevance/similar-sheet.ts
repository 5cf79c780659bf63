import type { PooledQuery } from './draw-pool.ts'
import type { SimilarSeed } from './load-similar-seeds.ts'
import type { ComparedItem } from './similar-items.ts'

/** What a judge of likeness reads: each seed, and what was found for it. Neither half nor systems are said. */
export function toSimilarSheet(
  pooled: ReadonlyArray<{ seed: SimilarSeed; pool: PooledQuery }>,
  items: ReadonlyMap<string, ComparedItem>,
): string {
  const given = new Map<string, string>()
  const textOf = (id: string, place: string) => {
    const { title, text } = items.get(id)!
    const before = given.get(id)
    if (before === undefined) given.set(id, place)
    return `**${title}** ${before === undefined ? text : `(Text given under ${before}.)`}`
  }
  const parts = pooled.flatMap(({ seed, pool }) => [
    `# ${seed.id}`,
    'to' in seed ? textOf(seed.to, seed.id) : seed.text,
    ...pool.docs.map((doc, at) => `${seed.id}, ${at + 1}: ${doc}\n${textOf(doc, seed.id)}`),
  ])
  return `${parts.join('\n\n')}\n`
}
