import { askedLibraryOf, ASKED_LIMITS, LONGEST_DRAFT } from '../../../analysis/asked-before.ts'
import type { AskedBefore, AskedOptions, DraftRecommendation } from '../../../analysis/asked-before.ts'
import type { Snapshot } from '../../../analysis/snapshot.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import type { FormFields, Page } from '../../page.ts'
import { presentAsked } from '../../presenters/present-asked.ts'

const TITLE = 'Asked before?'
const LONGEST_NAME = 200

export const askedBeforePage: Page = {
  path: '/recommendations/asked-before',
  template: 'pages/asked-before/page.njk',
  section: 'recommendations',
  view: ({ query }, { library: { snapshot } }) => {
    const like = typeof query['like'] === 'string' ? query['like'] : undefined
    if (like === undefined) return { title: TITLE, text: '', to: '', longest: LONGEST_DRAFT }
    const row = snapshot.catalogue.row(like)
    if (row?.kind !== 'recommendation') return undefined
    const { item, review } = row
    const text = `${item.title}. ${item.lead.text}`
    const draft = { text, to: item.to }
    return {
      title: `${TITLE} ${item.title}`,
      text,
      to: item.to.join('; '),
      longest: LONGEST_DRAFT,
      like: { title: item.title, number: item.id, href: addressOf(like), year: review.published.slice(0, 4) },
      result: answer(
        draft,
        snapshot,
        { exceptReview: review.id, limit: 2 * ASKED_LIMITS.usual },
        Number(review.published.slice(0, 4)),
      ),
    }
  },
  sent: (fields, { library: { snapshot } }) => {
    const { text, to } = readFields(fields)
    const form = { text, to, longest: LONGEST_DRAFT }
    const error = faultOf(text)
    if (error !== undefined) return { title: `Error: ${TITLE}`, ...form, error }
    return {
      title: TITLE,
      ...form,
      result: answer({ text, to: to.split(';').filter(name => name.trim() !== '') }, snapshot),
    }
  },
}

/** @param year of the recommendation that is asked about: what came in a later year is set apart */
function answer(
  draft: DraftRecommendation,
  { corpus, taxonomy }: Snapshot,
  options: AskedOptions = {},
  year = Infinity,
) {
  const library = askedLibraryOf(corpus)
  const { near, beside } = library.askedAndBeside(draft, options)
  const present = (some: readonly AskedBefore[]) => some.map(one => presentAsked(one, taxonomy))
  return {
    among: library.size,
    near: present(near.filter(one => one.year <= year)),
    later: present(near.filter(one => one.year > year)),
    beside: present(beside),
  }
}

function faultOf(text: string): string | undefined {
  if (text.trim() === '') return 'Enter what you are about to recommend'
  if (text.length > LONGEST_DRAFT)
    return `Shorten your recommendation to ${LONGEST_DRAFT} letters; it has ${text.length}`
  return undefined
}

function readFields({ text, to }: FormFields): { text: string; to: string } {
  return {
    text: typeof text === 'string' ? text : '',
    to: typeof to === 'string' ? to.slice(0, LONGEST_NAME) : '',
  }
}
