/** A finding of an invented review: texts of its parts, and further lines of its block. */
export interface InventedFinding {
  title: string
  what: string
  why?: string
  means?: string
  question?: string
  factors?: string[]
  agency?: string[]
  block?: string[]
}

/** What a test says of an invented review; all the rest goes without saying. */
export interface Invented {
  id: string
  title?: string
  record?: 'summary' | 'review' | 'demonstration'
  published?: string
  area?: string
  nation?: string
  knownAs?: string[]
  summary?: string
  findings?: InventedFinding[]
  recommendations?: Array<{ title: string; text: string; addresses?: string[] }>
}

/** The Markdown of an invented review, as short as the format allows. */
export function inventedReview(says: Invented): string {
  const { id, findings = [], recommendations = [] } = says
  return [
    frontMatter(says),
    `## Summary\n\n${says.summary ?? 'Everything here is invented.'}[^S1]`,
    ...(findings.length > 0 ? ['## Findings'] : []),
    ...findings.map(toFinding),
    ...(recommendations.length > 0 ? ['## Recommendations'] : []),
    ...recommendations.map(toRecommendation),
    `[^S1]: Nowhere Board, *Source of ${id}*, 2019.\n`,
  ].join('\n\n')
}

function frontMatter({
  id,
  title = 'Invented for tests',
  record = 'summary',
  published = id.slice(0, 4),
  area = 'Nowhere',
  nation = 'wales',
  knownAs = [],
}: Invented): string {
  return `---
id: ${id}
title: "${title}"
known-as: [${knownAs.map(name => `{name: "${name}", source: S1}`).join(', ')}]
record: ${record}
review-type: learning-review
methodology: not-stated
nation: ${nation}
region: not-applicable
area: ${area}
published: ${published}
harm-type: [neglect]
outcome: [no-serious-harm]
age-band: [6-10]
plan-status: [not-stated]
child-factor: []
family-factor: []
agency: [education]
every-child-matters: [stay-safe]
written-by: machine
coded-by: machine
evidence-grade: C
child-detail: open
sources:
  - {id: S1, title: "Source of ${id}", publisher: Nowhere Board, year: 2019}
taxonomy: 1.0.0
---`
}

function toFinding(finding: InventedFinding, at: number): string {
  const { title, what, why, means, question, factors = ['boundary-gap'], agency = ['education'] } = finding
  const block = [
    `systems-factor: [${factors.join(', ')}]`,
    'learning-pattern: longer-term-work',
    'practice-theme: [sharing-information]',
    `agency: [${agency.join(', ')}]`,
    'sources: [S1]',
    ...(finding.block ?? []),
  ]
  const parts = [
    ['What happened', `${what}[^S1]`],
    ['Why it made sense at the time', why && `${why}[^S1]`],
    ['What it means for children', means],
    ['Questions', question && `- Board: ${question}`],
  ].flatMap(([heading, text]) => (text ? [`#### ${heading}\n\n${text}`] : []))
  return [`### F${at + 1}. ${title}`, fenced(block), ...parts].join('\n\n')
}

function toRecommendation(
  { title, text, addresses = [] }: { title: string; text: string; addresses?: string[] },
  at: number,
): string {
  const block = [
    `addresses: [${addresses.join(', ')}]`,
    'to: [Nowhere Board]',
    'agency: [education]',
    'recommendation-kind: clear-cut',
    'action-type: audit-or-study',
    'sources: [S1]',
  ]
  return [`### R${at + 1}. ${title}`, fenced(block), `${text}[^S1]`].join('\n\n')
}

function fenced(lines: readonly string[]): string {
  return ['```yaml', ...lines, '```'].join('\n')
}
