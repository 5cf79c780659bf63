import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import type { Problem } from '../../src/problems/problem.ts'
import type { Sentence } from './load-sentences.ts'

/** Finds what the rules say of a sentence where it stands: in a finding of an invented review. */
export function createAlarm(taxonomy: Taxonomy): (sentence: Sentence) => Problem[] {
  const schema = createReviewSchema(taxonomy)
  return ({ text, record }) => {
    const [before, after] = review(record).split(PLACE) as [string, string]
    const line = before.split('\n').length
    const written = `${before}${text}${after}`
    return parseReview('2019-nowhere-invented.md', written, taxonomy, schema).problems.filter(
      problem => problem.line === line,
    )
  }
}

const PLACE = '<sentence>'

function review(record: Sentence['record']): string {
  return `---
id: 2019-nowhere-invented
title: Invented to measure the rules
record: ${record}
review-type: learning-review
methodology: not-stated
nation: england
region: south-west
area: Nowhere
published: 2019-06
period: 2017/2018
harm-type: [neglect]
outcome: [no-serious-harm]
age-band: [1-5]
agency: [education]
every-child-matters: [stay-safe]
written-by: person
coded-by: person
evidence-grade: C
sources:
  - {id: S1, title: A report invented to measure, publisher: Nowhere Board, year: 2019}
taxonomy: 1.0.0
---

## Findings

### F1. A letter went astray

\`\`\`yaml
systems-factor: [tools-and-records]
learning-pattern: tool-use
practice-theme: [sharing-information]
agency: [education]
sources: [S1]
\`\`\`

#### What happened

${PLACE}

[^S1]: Nowhere Board, *A report invented to measure*, 2019.
`
}
