import { packAddress } from '../exports/teaching/choose-material.ts'

/** What is made to teach from, by the last part of its address. */
const TEACHING = [{ what: 'briefing', label: 'Seven-minute briefing' }] as const

/** Links to what can be made of a review, a term or a saved pack, by its address. */
export function teachingLinks(address: string): Array<{ label: string; href: string }> {
  return TEACHING.map(({ what, label }) => ({ label, href: `${address}/${what}` }))
}

/** Links to what can be made of findings and recommendations that were never saved; none where there are none. */
export function teachingLinksOfItems(ids: readonly string[]): Array<{ label: string; href: string }> {
  if (ids.length === 0) return []
  return TEACHING.map(({ what, label }) => ({ label, href: packAddress(what, ids) }))
}
