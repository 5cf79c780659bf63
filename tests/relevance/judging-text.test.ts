import { beforeAll, describe, expect, it } from 'vitest'
import { toJudgingText } from '../../scripts/relevance/judging-text.ts'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'

const REVIEW = '2006-highland-left-school-unseen'

let snapshot: Snapshot
beforeAll(async () => {
  snapshot = await loadSnapshot({
    taxonomyDir: rootPath('taxonomy'),
    reviewsDir: rootPath('reviews'),
  })
})

/** Passages of a section of an item, or of the review itself. */
async function passagesOf(slug: string, item?: string): Promise<string[]> {
  const { sections, items } = await snapshot.corpus.body(REVIEW)
  const found = (item === undefined ? sections : items[item]!).find(section => section.slug === slug)!
  return found.passages.map(({ text }) => text)
}

describe('toJudgingText', () => {
  it('has what a finding says happened, why and what it means, and not the questions', async () => {
    const { title, text } = await toJudgingText(`${REVIEW}/F1`, snapshot)
    expect(title).toBe(snapshot.corpus.item(REVIEW, 'F1')!.title)
    for (const slug of ['what-happened', 'why-it-made-sense-at-the-time', 'what-it-means-for-children'])
      for (const passage of await passagesOf(slug, 'F1')) expect(text).toContain(passage)
    for (const passage of await passagesOf('questions', 'F1')) expect(text).not.toContain(passage)
  })

  it('has the text of a recommendation, to whom it went and what is recorded of it', async () => {
    const { text } = await toJudgingText(`${REVIEW}/R1`, snapshot)
    const { to, statuses } = snapshot.corpus.review(REVIEW)!.recommendations[0]!
    for (const part of [...to, ...statuses.map(({ value }) => value)]) expect(text).toContain(part)
    expect(statuses.length).toBeGreaterThan(0)
  })

  it('has the summary of a review and the titles of its findings', async () => {
    const { title, text } = await toJudgingText(REVIEW, snapshot)
    const { title: own, findings, knownAs } = snapshot.corpus.review(REVIEW)!
    expect(title).toBe(own)
    for (const part of [
      ...(await passagesOf('summary')),
      ...findings.map(finding => finding.title),
      ...knownAs.map(({ name }) => name),
    ])
      expect(text).toContain(part)
  })

  it('says which review a finding is of, and when that was published', async () => {
    const { text } = await toJudgingText(`${REVIEW}/F1`, snapshot)
    const { title, published, area } = snapshot.corpus.review(REVIEW)!
    expect(text.split('\n')[0]).toMatch(/^Finding of /)
    for (const part of [title, published.slice(0, 4), area]) expect(text.split('\n')[0]).toContain(part)
  })

  it('throws where there is no such document', async () => {
    await expect(toJudgingText(`${REVIEW}/F99`, snapshot)).rejects.toThrow('F99')
  })
})
