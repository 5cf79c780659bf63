import { packAddress } from '../exports/teaching/choose-material.ts'

/** What is made to teach from, by the last part of its address. */
const TEACHING = [
  { what: 'briefing', label: 'Seven-minute briefing' },
  { what: 'slides', label: 'Slides' },
  { what: 'facilitator', label: 'Facilitator’s sheet' },
] as const

/** Links to what can be made of a review, a term or a saved pack, by its address. */
export function teachingLinks(address: string): Array<{ label: string; href: string }> {
  return TEACHING.map(({ what, label }) => ({ label, href: `${address}/${what}` }))
}

/** Links to what can be made of findings and recommendations that were never saved; none where there are none. */
export function teachingLinksOfItems(ids: readonly string[]): Array<{ label: string; href: string }> {
  if (ids.length === 0) return []
  return TEACHING.map(({ what, label }) => ({ label, href: packAddress(what, ids) }))
}

/** Links from one of them to the others. @param toHref address of each, by the last part of it */
export function teachingLinksBeside(
  own: (typeof TEACHING)[number]['what'],
  toHref: (what: string) => string,
): Array<{ label: string; href: string }> {
  return TEACHING.filter(({ what }) => what !== own).map(({ what, label }) => ({ label, href: toHref(what) }))
}
