import {
  CHOICE_KEYS,
  fixedChoices,
  recordedChoices,
  type ChoiceKey,
} from '../../../analysis/recommendation-choices.ts'
import { recommendationFilters, type ChosenFilters } from '../../../analysis/recommendation-filters.ts'
import { unaddressedFindings } from '../../../analysis/recommendation-chain.ts'
import {
  selectRecommendations,
  type RecommendationSelection,
} from '../../../analysis/recommendation-selection.ts'
import type { Catalogue } from '../../../analysis/catalogue.ts'
import { today } from '../../../analysis/today.ts'
import { RECOMMENDATION_FORMATS } from '../../../exports/recommendation-export.ts'
import { presentItem, presentRecord } from '../../presenters/present-review.ts'
import { presentPages } from '../../presenters/present-pages.ts'
import type { Page } from '../../page.ts'

const PER_PAGE = 20

/** Labels of the filters, in the order in which they stand on the page. */
const LABELS: Readonly<Record<ChoiceKey, string>> = {
  body: 'Put to',
  agency: 'Kind of agency',
  'status-owner': 'The addressee says',
  'status-independent': 'Somebody else found',
  overdue: 'Overdue',
  strength: 'Strength of the action',
  'recommendation-kind': 'Kind of recommendation',
  finding: 'Finding addressed',
  review: 'Review',
}

export const recommendationsPage: Page = {
  path: '/recommendations',
  template: 'pages/recommendations/page.njk',
  section: 'recommendations',
  view: (request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const { filters, chosen, notices } = recommendationFilters(request.query, catalogue)
    const selection = selectRecommendations(catalogue, filters, today())
    const { rows, of, reviews } = selection
    const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE))
    const page = Math.min(pages, Math.max(1, Math.floor(Number(request.query['page'])) || 1))
    const unaddressed = unaddressedFindings(catalogue)
    return {
      title: 'Recommendations',
      notices,
      chosen,
      count: rows.length,
      of,
      reviews,
      choices: presentChoices(selection, chosen, catalogue),
      narrowing: narrowing(chosen, catalogue),
      unaddressed: { count: unaddressed.rows.length, of: unaddressed.of },
      formats: RECOMMENDATION_FORMATS.map(({ id, label }) => ({
        label,
        href: toAddress(`/api/v1/recommendations.${id}`, chosen),
      })),
      items: rows.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ item, review }) => ({
        ...presentItem(item, review, item.tags, [], taxonomy),
        lead: item.lead.text,
        record: presentRecord(review, taxonomy),
      })),
      pages: presentPages(page, pages, to => toAddress('/recommendations', chosen, { page: String(to) })),
    }
  },
}

/** Every filter with its choices, each with how many there would be with it. */
function presentChoices({ counts }: RecommendationSelection, chosen: ChosenFilters, catalogue: Catalogue) {
  const choices = { ...fixedChoices(catalogue.taxonomy), ...recordedChoices(catalogue) }
  return (Object.keys(LABELS) as ChoiceKey[]).map(key => ({
    key,
    label: LABELS[key],
    options: choices[key].map(({ id, label }) => ({
      id,
      label: `${label} (${counts.get(key)?.get(id) ?? 0})`,
      selected: chosen[key] === id,
    })),
  }))
}

/** What narrows the list, each with the address of the list without it. */
function narrowing(chosen: ChosenFilters, catalogue: Catalogue) {
  const choices = { ...fixedChoices(catalogue.taxonomy), ...recordedChoices(catalogue) }
  const without = (key: keyof ChosenFilters) => toAddress('/recommendations', { ...chosen, [key]: '' })
  const texts = [
    { key: 'addressee', label: 'Name of an addressee' },
    { key: 'from', label: 'From' },
    { key: 'to', label: 'To' },
  ] as const
  return [
    ...texts.map(({ key, label }) => ({ key, label, value: chosen[key] })),
    ...CHOICE_KEYS.map(key => ({
      key,
      label: LABELS[key],
      value: choices[key].find(({ id }) => id === chosen[key])?.label ?? '',
    })),
  ]
    .filter(({ value }) => value !== '')
    .map(({ key, label, value }) => ({ label, value, href: without(key) }))
}

function toAddress(path: string, chosen: ChosenFilters, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ ...chosen, ...more }).filter(([, value]) => value !== '')
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path
}
