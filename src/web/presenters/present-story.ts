import type { Catalogue } from '../../analysis/catalogue.ts'
import { storyOf, type StoryEvent } from '../../analysis/recommendation-chain.ts'
import { isOverdue } from '../../analysis/recommendation-list.ts'
import { today } from '../../analysis/today.ts'
import { addressOf } from '../../corpus/item-address.ts'
import type { Recommendation, Review } from '../../corpus/review.ts'
import { toMonth } from '../../corpus/to-month.ts'
import { presentStatus } from './present-sides.ts'

/** What happened to a recommendation, event after event, each with when it was and what there is to read. */
export function presentStory(item: Recommendation, review: Review, catalogue: Catalogue) {
  return storyOf(item, review, catalogue).map(event => ({
    when: whenOf(event),
    ...presentEvent(event, item, review, catalogue),
  }))
}

function whenOf({ kind, date }: StoryEvent): string {
  if (date !== undefined) return toMonth(date)
  return kind === 'finding' ? 'Before' : 'No date'
}

function presentEvent(event: StoryEvent, item: Recommendation, review: Review, catalogue: Catalogue) {
  const { taxonomy } = catalogue
  switch (event.kind) {
    case 'finding':
      return {
        what: 'The review found',
        link: linkTo(`${review.id}/${event.finding.id}`, `${event.finding.id}. ${event.finding.title}`),
      }
    case 'supports':
      return {
        what: 'Asked before: it supports an earlier recommendation',
        link: linkTo(event.id, event.row?.item?.title ?? event.id),
        of:
          event.row?.review.title ??
          'The record is not among those shown: it was withdrawn or is kept apart.',
      }
    case 'asked':
      return { what: item.to.length > 0 ? `Asked of ${item.to.join('; ')}` : 'Asked; of whom is not known' }
    case 'due':
      return {
        what: 'Due',
        of: isOverdue(item, taxonomy, today())
          ? 'Overdue, as far as recorded: the date is past and neither side has closed it.'
          : undefined,
      }
    case 'status': {
      const status = presentStatus(event.status, review, taxonomy)
      return { what: `${status.side}: ${status.label}`, status }
    }
    case 'supported-by':
      return {
        what: 'Asked again: a later recommendation supports it',
        link: linkTo(event.row.id, event.row.item.title),
        of: event.row.review.title,
      }
    case 'corrected':
      return { what: `The record was corrected (${event.correction.kind})`, of: event.correction.note }
  }
}

function linkTo(id: string, text: string) {
  return { href: addressOf(id), text }
}
