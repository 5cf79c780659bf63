import type { Snapshot } from '../analysis/snapshot.ts'
import { disclosedInText } from '../corpus/disclosure/disclosed-in-text.ts'
import { lookUp } from '../exports/compare-item.ts'
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

/**
 * What of a title or a note could identify somebody, as whoever wrote it is told.
 * @param what it is, in words
 */
export function disclosing(
  field: string,
  what: string,
  text: string,
  { taxonomy, corpus }: Snapshot,
): PackFault[] {
  const found = disclosedInText(text, taxonomy, corpus.reviews)
  if (found.length === 0) return []
  const said = found.map(({ met, message, hint }) => {
    // A rule says where in a file it looked, which is nothing here.
    const [unexpected = ''] = message.replace(/^Unexpected /, '').split(/ in `text`|, expected/)
    return `“${met}” (${unexpected}).${hint && ` ${hint}`}`
  })
  return [{ field, message: `Take out of ${what} what could identify somebody: ${said.join(' ')}` }]
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
