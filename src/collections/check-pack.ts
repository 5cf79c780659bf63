import type { Snapshot } from '../analysis/snapshot.ts'
import { lookUp } from '../exports/compare-item.ts'
import { disclosing } from './disclosing.ts'
import {
  LONGEST_AIM,
  LONGEST_AUDIENCE,
  LONGEST_NOTE,
  LONGEST_PACK_TITLE,
  MOST_ITEMS,
  type PackText,
} from './pack.ts'
import type { PackFault } from './pack-refused.ts'

/** Numbers of what a pack is made of. An episode tells of one case and teaches nothing without its findings. */
const CHOSEN = /^[^/]+\/[FR][1-9]\d*$/

/**
 * Whether an id names a finding or a recommendation of the library, or one of a record that was withdrawn: of those
 * nothing is told but that they were.
 */
export function canBeChosen(id: string, snapshot: Snapshot): boolean {
  return CHOSEN.test(id) && lookUp(id, snapshot) !== undefined
}

/**
 * Every fault of what somebody would keep as a pack.
 * @param before ids that the pack has already: what has gone from the library since may stay in it
 */
export function checkPack(text: PackText, snapshot: Snapshot, before: ReadonlySet<string>): PackFault[] {
  const { title, audience, aim, items } = text
  const strange = items.map(({ id }) => id).filter(id => !before.has(id) && !canBeChosen(id, snapshot))
  return [
    ...(title === '' ? [{ field: 'title', message: 'Give the pack a title, to find it by' }] : []),
    ...tooLong('title', 'the title', title, LONGEST_PACK_TITLE),
    ...tooLong('audience', 'who it is for', audience, LONGEST_AUDIENCE),
    ...tooLong('aim', 'the aim', aim, LONGEST_AIM),
    ...items.flatMap(({ id, note }) => tooLong(`note:${id}`, `the note on ${id}`, note, LONGEST_NOTE)),
    ...(items.length === 0 ? [fault('Choose at least one finding or recommendation')] : []),
    ...(items.length > MOST_ITEMS
      ? [fault(`Choose at most ${MOST_ITEMS} findings and recommendations`)]
      : []),
    ...(strange.length > 0
      ? [fault(`Not a finding or recommendation of the library: ${strange.map(shown).join(', ')}`)]
      : []),
    ...disclosing('title', 'the title', title, snapshot),
    ...disclosing('audience', 'who it is for', audience, snapshot),
    ...disclosing('aim', 'the aim', aim, snapshot),
    ...items.flatMap(({ id, note }) => disclosing(`note:${id}`, `the note on ${id}`, note, snapshot)),
  ]
}

function tooLong(field: string, what: string, text: string, most: number): PackFault[] {
  return text.length > most
    ? [{ field, message: `Shorten ${what} to at most ${most.toLocaleString('en-GB')} characters` }]
    : []
}

function fault(message: string): PackFault {
  return { field: 'items', message }
}

function shown(id: string): string {
  return id.slice(0, 120)
}
