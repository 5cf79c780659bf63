import type { Request } from 'express'
import { canBeChosen } from '../../../collections/check-pack.ts'
import {
  LONGEST_AIM,
  LONGEST_AUDIENCE,
  LONGEST_NOTE,
  LONGEST_PACK_TITLE,
  MOST_ITEMS,
  type PackText,
} from '../../../collections/pack.ts'
import type { PackFault } from '../../../collections/pack-refused.ts'
import { stateOf } from '../../../collections/pack-items.ts'
import type { View, WebParts } from '../../page.ts'
import { presentPackItem } from '../../presenters/present-pack.ts'
import { teachingLinksOfItems } from '../../teaching-links.ts'
import { toPackParams } from './read-pack-form.ts'

/** Servers and browsers take addresses of this length everywhere; in the address of a return it is written twice over. */
const LONGEST_RETURN = 3_000

/** What the form of a pack shows. */
export interface ShownForm {
  heading: string
  /** Address that it is sent to. */
  address: string
  text: PackText
  revision: number
  /** Typed and not added yet. */
  add?: string
  /** Ids that a pack has already: they stay though they may have gone from the library. */
  kept?: ReadonlySet<string>
  faults?: readonly PackFault[]
  /** Refused for what is not in a field. */
  refusal?: string
  status?: number
}

/** The form of a pack: everything that was typed, with what is wrong and what was left out. */
export function viewPackForm(form: ShownForm, request: Request, parts: WebParts): View {
  const { heading, text, kept = new Set(), faults = [], refusal, status } = form
  const { library, packs, accountOf, extracts } = parts
  const { snapshot } = library
  const chosen = text.items.filter(({ id }) => kept.has(id) || canBeChosen(id, snapshot))
  const strange = text.items.filter(one => !chosen.includes(one)).map(({ id }) => id.slice(0, 120))
  const messageOf = (field: string) => faults.find(fault => fault.field === field)?.message
  const fieldOf = (name: string) => {
    const at = chosen.findIndex(({ id }) => name === `note:${id}`)
    return at === -1 ? name : `note-${at}`
  }
  const errors = [
    ...(refusal === undefined ? [] : [{ field: status === 401 ? 'sign-in' : 'save', text: refusal }]),
    ...faults.map(({ field, message }) => ({ field: fieldOf(field), text: message })),
  ]
  const params = toPackParams({ ...text, items: chosen })
  const back = form.revision === 0 ? `${form.address}?${params}` : `${form.address}?whole=yes&${params}`
  return {
    title: errors.length > 0 ? `Error: ${heading}` : heading,
    ...(status !== undefined && { status }),
    heading,
    address: form.address,
    revision: form.revision,
    fields: { ...text, add: form.add ?? '' },
    faults: Object.fromEntries(
      ['title', 'audience', 'aim', 'items', 'add'].map(name => [name, messageOf(name)]),
    ),
    items: chosen.map(({ id, note }, at) => ({
      ...presentPackItem({ id, note, ...stateOf(id, undefined, snapshot) }, snapshot.taxonomy, extracts.site),
      at,
      error: messageOf(`note:${id}`),
      isFirst: at === 0,
      isLast: at === chosen.length - 1,
    })),
    materials: teachingLinksOfItems(chosen.map(({ id }) => id)),
    strange,
    errors,
    longest: {
      title: LONGEST_PACK_TITLE,
      audience: LONGEST_AUDIENCE,
      aim: LONGEST_AIM,
      note: LONGEST_NOTE,
      items: MOST_ITEMS,
    },
    account: packs.readOnly ? undefined : accountOf(request),
    readOnly: packs.readOnly,
    // Longer ones are not carried: the page says how else to sign in without losing them.
    signInHref: back.length <= LONGEST_RETURN ? `/sign-in?return=${encodeURIComponent(back)}` : undefined,
  }
}
