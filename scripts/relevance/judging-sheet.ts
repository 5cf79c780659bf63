import type { PooledQuery } from './draw-pool.ts'
import type { JudgingText } from './judging-text.ts'
import type { TestQuery } from './load-queries.ts'

/**
 * A sheet for one judge: for each query what was typed, by whom and what for, and the documents. A text that was
 * given before in the sheet is not given again. Neither kind, half nor seeds of a query are said.
 * @param texts of every document that is pooled
 */
export function toJudgingSheet(
  pooled: ReadonlyArray<{ asked: TestQuery; pool: PooledQuery }>,
  texts: ReadonlyMap<string, JudgingText>,
): string {
  const given = new Map<string, string>()
  const parts = pooled.flatMap(({ asked, pool }) => {
    const head = [
      `# ${asked.id}`,
      `**Typed:** ${asked.query}`,
      `**By:** ${asked.persona.replaceAll('-', ' ')}`,
      `**Need:** ${asked.need}`,
      `${pool.docs.length} documents.`,
    ]
    const documents = pool.docs.flatMap((doc, at) => {
      const { title, text } = texts.get(doc)!
      const before = given.get(doc)
      given.set(doc, before ?? asked.id)
      return [
        `## ${asked.id}, document ${at + 1}: ${doc}`,
        `**${title}**`,
        before === undefined ? text : `(Text given under ${before}.)`,
      ]
    })
    return [...head, ...documents]
  })
  return `${parts.join('\n\n')}\n`
}

/** The rows that the judge fills in: a grade is missing in each. */
export function toJudgingForm(pooled: readonly PooledQuery[]): string {
  const rows = pooled.flatMap(({ query, docs }) =>
    docs.map(doc => `- { query: ${query}, doc: ${doc}, grade: }`),
  )
  return `${rows.join('\n')}\n`
}
