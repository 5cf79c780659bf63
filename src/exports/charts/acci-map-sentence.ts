import type { AcciMap } from '../../analysis/acci-map.ts'
import { provenanceOf, singleTerm } from '../../corpus/provenance.ts'
import type { Review } from '../../corpus/review.ts'

/** What a map shows, in words: for those who do not see it, and under the picture where it stands alone. */
export function acciMapSentence({ levels, findings, links }: AcciMap, review: Review): string {
  const placed = levels.flatMap(({ id, label }) => {
    const own = findings.filter(({ level }) => level === id).map(finding => finding.id)
    return own.length > 0 ? [`${label}: ${own.join(', ')}`] : []
  })
  const rest = findings.filter(({ level }) => level === undefined).map(({ id }) => id)
  if (rest.length > 0) placed.push(`no level recorded: ${rest.join(', ')}`)
  const led =
    links.length === 0
      ? 'The record holds no link from one finding to another'
      : `Links recorded: ${links.map(({ from, to }) => `${from} led to ${to}`).join(', ')}`
  const isInvented = singleTerm(review.tags, 'record') === 'demonstration'
  return [
    ...(isInvented ? ['Demonstration: invented.'] : []),
    `${placed.length > 0 ? placed.join('; ') : 'The record has no finding'}.`,
    `${led}.`,
    provenanceOf(review),
  ].join(' ')
}
