import type { PackText } from '../../../collections/pack.ts'
import type { FormFields } from '../../page.ts'

/** What somebody has typed and chosen for a pack. */
export interface PackForm {
  text: PackText
  /** The revision that it was made from; 0 of a new one. */
  revision: number
  /** What is to be added: the address or the number of a finding or recommendation, as typed. */
  add: string
  action: string
}

/** Reads the form of a pack; never throws on what somebody sends. */
export function readPackForm(fields: FormFields): PackForm {
  const ids = [...new Set([fields['item'] ?? []].flat())].filter(id => id !== '')
  return {
    text: {
      title: textOf(fields, 'title'),
      audience: textOf(fields, 'audience'),
      aim: textOf(fields, 'aim'),
      items: ids.map(id => ({ id, note: textOf(fields, `note:${id}`) })),
    },
    revision: Number.parseInt(textOf(fields, 'revision'), 10) || 0,
    add: textOf(fields, 'add'),
    action: textOf(fields, 'action'),
  }
}

/** Reads what an address carries of a pack: `items`, and `note`s as `<id>:<text>`, an id never holding a colon. */
export function readPackAddress(query: Readonly<Record<string, unknown>>): PackText {
  const all = (name: string) =>
    [query[name] ?? []].flat().filter((value): value is string => typeof value === 'string')
  const notes = new Map(
    all('note').map(text => {
      const at = text.indexOf(':')
      return [text.slice(0, Math.max(0, at)), text.slice(at + 1)] as const
    }),
  )
  return {
    title: all('title')[0] ?? '',
    audience: all('audience')[0] ?? '',
    aim: all('aim')[0] ?? '',
    items: [...new Set(all('items').map(toItemId))]
      .filter(id => id !== '')
      .map(id => ({ id, note: notes.get(id) ?? '' })),
  }
}

/** What `readPackAddress` reads again. */
export function toPackParams({ title, audience, aim, items }: PackText): string {
  const params = new URLSearchParams(items.map(({ id }): [string, string] => ['items', id]))
  for (const [name, value] of Object.entries({ title, audience, aim })) if (value) params.set(name, value)
  for (const { id, note } of items) if (note) params.append('note', `${id}:${note}`)
  return params.toString()
}

/** The id in the address of a finding or recommendation, or the id itself; anything else as it was typed. */
export function toItemId(typed: string): string {
  const found = /(?:^|\/reviews\/)([a-z0-9-]+)\/([fr]\d+)(?:$|[#?/])/i.exec(typed.trim())
  return found ? `${found[1]!.toLowerCase()}/${found[2]!.toUpperCase()}` : typed.trim()
}

/** The items after one was moved or taken out, as a button says: `up:<id>`, `down:<id>`, `remove:<id>`. */
export function moved(items: PackText['items'], action: string): PackText['items'] {
  const [what, id] = [action.slice(0, action.indexOf(':')), action.slice(action.indexOf(':') + 1)]
  const at = items.findIndex(item => item.id === id)
  if (at === -1) return items
  if (what === 'remove') return items.toSpliced(at, 1)
  const to = what === 'up' ? at - 1 : what === 'down' ? at + 1 : at
  if (to < 0 || to >= items.length) return items
  return items.toSpliced(at, 1).toSpliced(to, 0, items[at]!)
}

function textOf(fields: FormFields, name: string): string {
  // A browser sends lines as the mail of old did.
  return ([fields[name]].flat()[0] ?? '').replaceAll('\r\n', '\n')
}
