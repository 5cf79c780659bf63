import { agreementOverFindings } from '../../../analysis/coding/agreement-over-findings.ts'
import { codedFacets } from '../../../analysis/coding/coded-facets.ts'
import { digestOfWords, findFinding, valuesOfRecord } from '../../../analysis/coding/coded-finding.ts'
import { compareCodings } from '../../../analysis/coding/compare-codings.ts'
import type { Snapshot } from '../../../analysis/snapshot.ts'
import type { Coding } from '../../../collections/codings.ts'
import type { Page } from '../../page.ts'
import { toFigure } from '../../presenters/present-comparison.ts'

/** The codings of whoever asks, and how far they agree with the records over all of them. */
export const codingsPage: Page = {
  path: '/learn/codings',
  template: 'pages/codings/page.njk',
  needs: 'reader',
  view: async (request, { codings, library, accountOf }) => {
    const account = accountOf(request)
    const own = account ? await codings.listOf(account.name) : []
    const { snapshot } = library
    const compared = await Promise.all(own.map(coding => compare(coding, snapshot)))
    const pairs = compared.flatMap(({ pair, isChanged }) => (pair && !isChanged ? [pair] : []))
    const facets = codedFacets(snapshot.taxonomy)
    const figures = agreementOverFindings(
      pairs,
      facets.map(({ key }) => key),
    )
    return {
      title: 'Your codings',
      isPassing: true,
      codings: compared.map(({ shown }) => shown),
      leftOut: compared.length - pairs.length,
      figures: figures
        .filter(({ findings }) => findings > 0)
        .map(({ facet, findings, alpha, interval }) => ({
          label: snapshot.taxonomy.facet(facet)!.label,
          findings,
          // Of one finding alpha is 0 however near two sets are.
          alpha: findings > 1 ? toFigure(alpha) : 'too few',
          interval: interval ? `${toFigure(interval.low)} to ${toFigure(interval.high)}` : 'too few',
        })),
    }
  },
}

async function compare(coding: Coding, snapshot: Snapshot) {
  const found = findFinding(snapshot, coding.finding)
  const record = found && valuesOfRecord(found, snapshot)
  const isChanged = found !== undefined && (await digestOfWords(snapshot, found)) !== coding.digest
  return {
    pair: record && ([coding.values, record] as const),
    isChanged,
    shown: {
      href: `/learn/codings/${coding.id}`,
      title: found?.item.title ?? coding.finding,
      review: found?.review.title,
      changed: coding.changed.slice(0, 10),
      isGone: found === undefined,
      isChanged,
      positive: record && toFigure(compareCodings(coding.values, record).positive),
    },
  }
}
