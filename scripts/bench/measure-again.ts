import { heading, ms, spreadOf, table } from './figures.ts'
import { createHttpClient, type Answer } from './http-client.ts'
import type { Stage } from './stage.ts'

/** Fewer than are kept, so that none has gone when it is asked for again. */
const QUERIES = 200
const KEPT = 500

/** What everything else is measured without: results that are kept, and answers that people have already. */
export async function measureAgain(stage: Stage): Promise<void> {
  await stage.stopProduct()
  const server = await stage.product({ searchCache: KEPT })
  const client = createHttpClient(server.url, 1)
  const paths = Array.from({ length: QUERIES }, () => stage.nextQuery()).flatMap(({ api, page }) => [
    api,
    page,
  ])
  const tags = new Map<string, string | undefined>()
  const round = async (expected: number, withTags = false) => {
    const answers: Answer[] = []
    for (const path of paths) {
      const tag = withTags ? tags.get(path) : undefined
      const answer = await client.ask({ path, ...(tag !== undefined && { tag }) })
      if (answer.status !== expected) throw new Error(`${path}: ${answer.status}, expected ${expected}`)
      tags.set(path, answer.tag)
      answers.push(answer)
    }
    return answers
  }
  const row = (name: string, answers: readonly Answer[]) => {
    // Addresses of API and page take turns; the second of each pair finds the result of the first.
    const p50 = (of: 0 | 1) => ms(spreadOf(answers.filter((_, at) => at % 2 === of).map(one => one.ms)).p50)
    return [name, p50(0), p50(1)]
  }
  try {
    const rows = [row('new', await round(200)), row('asked again', await round(200))]
    rows.push(row('had already (304)', await round(304, true)))
    heading(`(again) ${QUERIES} different queries, one at a time, with results kept: p50`)
    table([['', 'API', 'page after it'], ...rows])
  } finally {
    client.close()
    // What is measured after this is measured without.
    await stage.stopProduct()
  }
}
