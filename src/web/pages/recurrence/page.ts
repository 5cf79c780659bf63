import { closedThenFound } from '../../../analysis/closed-then-found.ts'
import { AGENCY, hasRecurrence, recurrenceOf } from '../../../analysis/recurrence.ts'
import {
  baseOfRecurrence,
  HOW_MEASURED,
  nameOfRecurrence,
  RECURRENCE_LIMITS,
} from '../../../analysis/recurrence-words.ts'
import { strongerExamples } from '../../../analysis/strength-mix.ts'
import { recurrenceChart } from '../../../exports/charts/recurrence-chart.ts'
import type { Page } from '../../page.ts'
import { presentChart } from '../../presenters/present-chart.ts'
import { presentPages } from '../../presenters/present-pages.ts'
import { presentClosed, presentFoundReview, presentStronger } from '../../presenters/present-recurrence.ts'

const PER_PAGE = 20
const EXAMPLES = 5

export const recurrencePage: Page = {
  path: '/taxonomy/:facet/:term/recurrence',
  template: 'pages/recurrence/page.njk',
  section: 'taxonomy',
  view: (request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const facet = taxonomy.facet(String(request.params['facet']))
    const term = facet?.term(String(request.params['term']))
    if (!facet || !term || !hasRecurrence(facet)) return undefined
    const { agency: asked, page: askedPage, ...others } = request.query
    const agencies = facet.key === AGENCY ? [] : (taxonomy.facet(AGENCY)?.terms ?? [])
    const agency = agencies.find(({ id }) => id === asked)?.id
    const recurrence = recurrenceOf(catalogue, { facet, term: term.id, agency })
    const { reviews, helped } = recurrence
    const closed = closedThenFound(reviews, taxonomy.addressees)
    const pages = Math.max(1, Math.ceil(reviews.length / PER_PAGE))
    const page = Math.min(pages, Math.max(1, Math.floor(Number(askedPage)) || 1))
    const termHref = `/taxonomy/${facet.key}/${term.id}`
    const href = `${termHref}/recurrence`
    const query = agency === undefined ? '' : `agency=${agency}`
    return {
      title: `${nameOfRecurrence(recurrence, taxonomy)} through time`,
      name: nameOfRecurrence(recurrence, taxonomy),
      facet: { key: facet.key, label: facet.label },
      term: { ...term, href: termHref },
      narrower: facet.children(term.id).map(id => ({
        label: facet.term(id)!.label,
        href: `/taxonomy/${facet.key}/${id}/recurrence${query && `?${query}`}`,
      })),
      notices: noticesOf(asked, agency, Object.keys(others)),
      ...{ href, agency: agency ?? '', agencies: agencies.map(({ id, label }) => ({ id, label })) },
      ...{ base: baseOfRecurrence(recurrence), limits: RECURRENCE_LIMITS, measured: HOW_MEASURED, helped },
      chart: presentChart(
        'line',
        recurrenceChart(recurrence, taxonomy, new Date().getFullYear()),
        query,
        `/api/v1/recurrence/${facet.key}/${term.id}`,
      ),
      total: reviews.length,
      reviews: reviews
        .slice((page - 1) * PER_PAGE, page * PER_PAGE)
        .map(found => presentFoundReview(found, recurrence, taxonomy)),
      pages: presentPages(page, pages, to => `${href}?${[query, `page=${to}`].filter(Boolean).join('&')}`),
      labelled: closed.filter(({ again }) => again.length > 0).length,
      closed: closed
        .toSorted((a, b) => Math.sign(b.again.length) - Math.sign(a.again.length))
        .map(one => presentClosed(one, taxonomy)),
      stronger: presentStronger(strongerExamples(reviews, taxonomy), EXAMPLES, taxonomy),
      jsonHref: `/api/v1/recurrence/${facet.key}/${term.id}${query && `?${query}`}`,
    }
  },
}

function noticesOf(asked: unknown, agency: string | undefined, others: readonly string[]): string[] {
  return [
    ...(asked !== undefined && asked !== '' && agency === undefined
      ? ['There is no such choice of agency; it was left aside.']
      : []),
    ...others.map(name => `There is no parameter \`${name.slice(0, 60)}\`; it was left aside.`),
  ]
}
