import { countByDecade } from '../../../analysis/by-decade.ts'
import { countFacets } from '../../../analysis/facet-counts.ts'
import { hasRecurrence, recurrenceOf } from '../../../analysis/recurrence.ts'
import { strongerExamples } from '../../../analysis/strength-mix.ts'
import { KINDS, type Facet, type Kind, type Term } from '../../../taxonomy/facet.ts'
import { parseSearchQuery } from '../../../search/parse-search-query.ts'
import { toSearchUrl } from '../../../search/to-query-string.ts'
import type { Snapshot } from '../../../analysis/snapshot.ts'
import type { Page } from '../../page.ts'
import { teachingLinks } from '../../teaching-links.ts'
import { presentDecades } from '../../presenters/present-decades.ts'
import { presentHit } from '../../presenters/present-hit.ts'
import { presentStronger } from '../../presenters/present-recurrence.ts'

const SHOWN = 10
const SHOWN_ASKED = 5
const SHOWN_STRONGER = 5

export const termPage: Page = {
  path: '/taxonomy/:facet/:term',
  template: 'pages/term/page.njk',
  section: 'taxonomy',
  view: async (request, { library }) => {
    const { taxonomy } = library.snapshot
    const facet = taxonomy.facet(String(request.params['facet']))
    const term = facet?.term(String(request.params['term']))
    if (!facet || !term) return undefined
    const link = (id: string) => ({ label: facet.term(id)!.label, href: `/taxonomy/${facet.key}/${id}` })
    const siblings = facet.terms.filter(other => other.broader === term.broader && other.id !== term.id)
    // A tag of reviews alone is inherited by all that stands in them; what it is said of is the review.
    const kind = facet.reviewOnly ? 'review' : KINDS.find(one => facet.describes(one))!
    const query = parseSearchQuery({ kind, [facet.key]: term.id, 'per-page': String(SHOWN) }, taxonomy).query
    const result = await library.search(query)
    // What was recommended where the term was found; where the term is about recommendations they are the hits.
    const asked =
      kind === 'recommendation' || facet.reviewOnly || !facet.describes('recommendation')
        ? undefined
        : { ...query, kind: 'recommendation' as const, perPage: SHOWN_ASKED }
    const recommended = asked && (await library.search(asked))
    return {
      title: `${term.label} (${facet.label})`,
      facet: { key: facet.key, label: facet.label, question: facet.question },
      term,
      materials: result.total > 0 ? teachingLinks(`/taxonomy/${facet.key}/${term.id}`) : [],
      mappings: term.mappings.map(mapping => ({
        ...mapping,
        scheme: taxonomy.mappingSchemes.find(scheme => scheme.id === mapping.scheme)?.label ?? mapping.scheme,
      })),
      broader: term.broader === undefined ? undefined : link(term.broader),
      narrower: facet.children(term.id).map(link),
      // The uppermost terms of a tree are far apart; in a facet without a tree all stand beside each other.
      siblings:
        term.broader === undefined && facet.terms.some(one => one.broader !== undefined)
          ? []
          : siblings.map(other => link(other.id)),
      replacedBy: term.replacedBy === undefined ? undefined : link(term.replacedBy),
      ofReviews: facet.reviewOnly,
      canBeInferred: facet.tagProperties.includes('basis'),
      counts: (facet.reviewOnly ? (['review'] as const) : KINDS.filter(one => facet.describes(one))).map(
        one => countOf(one, facet, term, library.snapshot),
      ),
      hits: result.hits.map(hit => presentHit(hit, taxonomy)),
      total: result.total,
      kind,
      decades: presentDecades(countByDecade(library.snapshot.catalogue, kind, facet.key, term.id)),
      recommended: recommended && {
        hits: recommended.hits.map(hit => presentHit(hit, taxonomy)),
        total: recommended.total,
        href: toSearchUrl({ ...asked, perPage: 20 }),
      },
      recurrence: hasRecurrence(facet) ? presentRecurrence(facet, term, library.snapshot) : undefined,
      allHref: toSearchUrl({ ...query, perPage: 20 }),
    }
  },
}

/** Where its recurrence is, and what was asked that is more than training or a reminder. */
function presentRecurrence(facet: Facet, { id }: Term, { catalogue, taxonomy }: Snapshot) {
  const { reviews } = recurrenceOf(catalogue, { facet, term: id })
  return {
    href: `/taxonomy/${facet.key}/${id}/recurrence`,
    stronger: presentStronger(strongerExamples(reviews, taxonomy), SHOWN_STRONGER, taxonomy),
  }
}

/** How many of a kind carry the term, with the split by effect and basis. */
function countOf(kind: Kind, facet: Facet, term: Term, { catalogue, taxonomy }: Snapshot) {
  const { query } = parseSearchQuery({ kind }, taxonomy)
  const found = countFacets(catalogue, query)
    .find(one => one.key === facet.key)!
    .terms.find(one => one.id === term.id)!
  const { notCoded, held } = catalogue.facet(facet.key)
  const base = catalogue.kind(kind).andNot(catalogue.demonstrations).andNot(notCoded).andNot(held).count()
  const split = [...Object.entries(found.effect ?? {}), ...Object.entries(found.basis ?? {})].filter(
    ([, count]) => count > 0,
  )
  return {
    kind,
    count: found.count,
    base,
    href: toSearchUrl({ ...query, filters: { [facet.key]: [term.id] } }),
    split: split.map(([name, count]) => `${count} ${name}`),
  }
}
