import type { Catalogue } from '../../../analysis/catalogue.ts'
import {
  countQuestions,
  listQuestions,
  QUESTION_FACETS,
  type AskedQuestion,
  type QuestionFilters,
} from '../../../analysis/questions.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import { MOST_QUESTIONS, SHEET_FORMATS } from '../../../exports/questions/sheet-formats.ts'
import { realReviews } from '../../../analysis/catalogue.ts'
import type { Taxonomy } from '../../../taxonomy/taxonomy.ts'
import type { Page } from '../../page.ts'
import { presentPages } from '../../presenters/present-pages.ts'
import { presentRecord } from '../../presenters/present-review.ts'
import { readQuestionQuery } from './read-question-query.ts'

const PER_PAGE = 40

export const questionsPage: Page = {
  path: '/questions',
  template: 'pages/questions/page.njk',
  view: (request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const query = readQuestionQuery(request.query, {
      taxonomy,
      row: id =>
        catalogue.demonstrations.has(catalogue.row(id)?.number ?? -1) ? undefined : catalogue.row(id),
    })
    const { filters, notices, choose, make, all } = query
    const found = listQuestions(catalogue, filters)
    const format = SHEET_FORMATS.find(({ id }) => id === make)
    if (format && (choose.length > 0 || (all && found.length <= MOST_QUESTIONS && found.length > 0)))
      return {
        redirectTo: `/api/v1/questions.${format.id}?${toSearch(filters, all ? [] : chosenIn(found, choose))}`,
      }
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
    const page = Math.min(pages, query.page)
    const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE)
    return {
      title: format ? 'Error: Questions' : 'Questions',
      ...(format && { error: 'Tick the questions that you want on the sheet' }),
      notices,
      filters,
      counts: countQuestions(found),
      among: listQuestions(catalogue).length,
      selects: selectsOf(catalogue, filters),
      groups: groupsOf(shown, taxonomy),
      allOnSheet: found.length <= MOST_QUESTIONS,
      most: MOST_QUESTIONS,
      formats: SHEET_FORMATS.map(({ id, label }) => ({ id, label })),
      page,
      pages: presentPages(page, pages, to => `/questions?${toSearch(filters, [], to)}`),
    }
  },
}

/** Ids that are questions of the list; a tick for one that has gone since is left aside. */
function chosenIn(found: readonly AskedQuestion[], choose: readonly string[]): string[] {
  const known = new Set(found.map(({ id }) => id))
  return choose.filter(id => known.has(id)).slice(0, MOST_QUESTIONS)
}

function toSearch(filters: QuestionFilters, choose: readonly string[], page?: number): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined) search.set(name, String(value))
  for (const id of choose) search.append('choose', id)
  if (page !== undefined) search.set('page', String(page))
  return search.toString()
}

/** Questions of one finding stand together under it. */
function groupsOf(questions: readonly AskedQuestion[], taxonomy: Taxonomy) {
  const findings = [...new Set(questions.map(({ finding }) => finding))]
  return findings.map(finding => {
    const own = questions.filter(one => one.finding === finding)
    const { review, speaker } = own[0]!
    const href = addressOf(`${review.id}/${finding.id}`)
    return {
      number: finding.id,
      title: finding.title,
      href,
      record: presentRecord(review, taxonomy),
      ours: speaker === 'library',
      questions: own.map(({ id, audience, text, anchor }) => ({
        id,
        text,
        href: `${href}#${anchor}`,
        audience: taxonomy.label('audience', audience),
      })),
    }
  })
}

/** What may be chosen, with how many questions each choice would leave beside the others. */
function selectsOf(catalogue: Catalogue, filters: QuestionFilters) {
  const { taxonomy } = catalogue
  const others = (name: keyof QuestionFilters) => listQuestions(catalogue, { ...filters, [name]: undefined })
  const ofAudience = others('audience')
  const audience = {
    name: 'audience',
    label: 'For',
    chosen: filters.audience,
    options: taxonomy.list('audience').values.map(({ id, label }) => ({
      id,
      label: `${label} (${ofAudience.filter(one => one.audience === id).length})`,
    })),
  }
  const facets = QUESTION_FACETS.map(name => {
    const facet = taxonomy.facet(name)
    const rows = new Set(others(name).map(({ row }) => row))
    const options = (facet?.terms ?? []).flatMap(({ id, label, broader }) => {
      const isMet = catalogue
        .withAnyTerm(name, [id])
        .rows()
        .some(number => rows.has(number))
      return isMet || id === filters[name] ? [{ id, label: broader ? `– ${label}` : label }] : []
    })
    return { name, label: facet?.label ?? name, chosen: filters[name], options }
  })
  const review = {
    name: 'review',
    label: 'Review',
    chosen: filters.review,
    options: realReviews(catalogue).map(({ id, title, published }) => ({
      id,
      label: `${published.slice(0, 4)} ${title}`,
    })),
  }
  return [audience, ...facets, review]
}
