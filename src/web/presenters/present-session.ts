import { addressOf } from '../../corpus/item-address.ts'
import type { SessionMinutes } from '../../exports/teaching/timing-plan.ts'
import { SESSION_MINUTES, USUAL_MINUTES } from '../../exports/teaching/timing-plan.ts'
import type { MaterialAsked } from '../material-asked.ts'
import { teachingLinksBeside } from '../teaching-links.ts'

/** Slides and sheets are safe to project, and without detail of harm, unless somebody chooses otherwise. */
export const USUAL_CHOICES = { safe: true, harm: false }

/** What the pages of a session share: where it comes from, the form of its choices, and what was left aside. */
export function presentSession(asked: MaterialAsked, what: 'slides' | 'facilitator') {
  const { material, rule, notices, items } = asked
  return {
    notices,
    rule,
    isEmpty: material.items.length === 0,
    beside: teachingLinksBeside(what, asked.toHref),
    from:
      items.length > 0
        ? undefined
        : {
            label: material.safeToProject ? FROM[material.from.kind] : material.from.label,
            href: material.from.address,
          },
    // A form that is sent replaces what stands behind the question mark of its address.
    form: {
      action: asked.toHref(what, USUAL_CHOICES).replace(/\?.*$/, ''),
      items,
      safe: material.safeToProject,
      harm: material.showsHarm,
    },
  }
}

const FROM = { review: 'The record of the review', term: 'The term', pack: 'The pack' } as const

/** An address with one more parameter. */
export function withParameter(href: string, name: string, value: string): string {
  return `${href}${href.includes('?') ? '&' : '?'}${new URLSearchParams([[name, value]]).toString()}`
}

/** Minutes as an address asks for them; what is no total that is offered is left aside and said. */
export function readMinutes(given: unknown, notices: string[]): SessionMinutes {
  if (given === undefined || given === '') return USUAL_MINUTES
  const minutes = SESSION_MINUTES.find(one => String(one) === given)
  if (minutes === undefined)
    notices.push(
      `Unexpected value for \`minutes\`, expected one of ${SESSION_MINUTES.join(', ')}; it was left aside.`,
    )
  return minutes ?? USUAL_MINUTES
}

/** `<review>/F1#p-3fa2c1` as a link of this site. */
export function toCiteHref(cites: string): string {
  return addressOf(cites)
}
