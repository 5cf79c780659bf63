import type { Episode, Finding, Recommendation, Review, Tag } from '../../src/corpus/review.ts'

const LEAD = { text: 'First words.', section: 'What happened', slug: 'what-happened', anchor: 'p-000000' }

/** Tags of one facet. */
export function tagged(...terms: Array<string | Tag>): Tag[] {
  return terms.map(term => (typeof term === 'string' ? { term } : term))
}

/** An invented review; a test says only what it is about. */
export function aReview(says: Partial<Review> = {}): Review {
  return {
    id: '2019-nowhere-invented',
    title: 'Invented for tests',
    knownAs: [],
    area: 'Nowhere',
    published: '2019-06',
    considered: {},
    writtenBy: 'person',
    codedBy: 'person',
    checkedBy: [],
    childDetail: 'open',
    sources: [],
    corrections: [],
    findings: [],
    episodes: [],
    recommendations: [],
    lead: LEAD,
    digest: 'd',
    fileDigest: 'd',
    file: '2019-nowhere-invented.md',
    ...says,
    tags: { record: tagged('summary'), ...says.tags },
  }
}

export function aFinding(id: string, tags: Finding['tags'] = {}, says: Partial<Finding> = {}): Finding {
  return {
    kind: 'finding',
    id,
    title: `Finding ${id}`,
    tags,
    lead: LEAD,
    digest: id,
    line: 1,
    sources: [],
    leadsTo: [],
    questions: [],
    depth: { level: 'D0', by: 'computed' },
    ...says,
  }
}

export function anEpisode(id: string, tags: Episode['tags'] = {}): Episode {
  return { kind: 'episode', id, title: `Episode ${id}`, tags, lead: LEAD, digest: id, line: 1 }
}

export function aRecommendation(
  id: string,
  tags: Recommendation['tags'] = {},
  says: Partial<Recommendation> = {},
): Recommendation {
  return {
    kind: 'recommendation',
    id,
    title: `Recommendation ${id}`,
    tags,
    lead: LEAD,
    digest: id,
    line: 1,
    addresses: [],
    to: [],
    supports: [],
    sources: [],
    statuses: [],
    ...says,
  }
}
