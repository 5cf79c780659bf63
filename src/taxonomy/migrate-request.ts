import { didYouMean } from '../problems/closest.ts'
import { parseYamlSource } from '../problems/yaml-source.ts'
import type { Facet } from './facet.ts'
import type { Taxonomy } from './taxonomy.ts'

/** A change to one term that the records follow. */
export interface Migration {
  action: 'rename' | 'retire'
  facet: string
  from: string
  to: string
}

/** A migration that cannot be made; the message says why, and what can. */
export class MigrationRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MigrationRefused'
  }
}

/**
 * Terms that the program knows by name: with another name they would no longer mean what they do, and a demonstration
 * could count as a real review.
 */
const KNOWN_BY_NAME: ReadonlySet<string> = new Set([
  'record/summary',
  'record/review',
  'record/demonstration',
  'evidence-grade/A',
  'systems-factor/practitioner-action',
])
const KNOWN_IN_EVERY_FACET: ReadonlySet<string> = new Set(['not-stated', 'not-applicable'])

/**
 * What is asked for, with each term found in its facet.
 * @param from `<facet>/<id>`, or the id where one facet has it
 * @throws MigrationRefused
 */
export function toMigration(
  action: Migration['action'],
  from: string,
  to: string,
  taxonomy: Taxonomy,
): Migration {
  const { facet, id } = findTerm(from, taxonomy)
  const migration = { action, facet: facet.key, from: id, to: idWithin(facet, to) }
  if (KNOWN_BY_NAME.has(`${facet.key}/${id}`) || KNOWN_IN_EVERY_FACET.has(id))
    throw new MigrationRefused(
      `\`${facet.key}/${id}\` is known to the program by its name. It can only be changed together with the code.`,
    )
  if (migration.to === id) throw new MigrationRefused(`Both are \`${id}\`: there is nothing to change.`)
  if (action === 'rename') checkNewId(facet, migration.to)
  else checkRetirement(facet, migration)
  return migration
}

function findTerm(written: string, taxonomy: Taxonomy): { facet: Facet; id: string } {
  const [id, key] = written.split('/').reverse() as [string, string?]
  const facets = taxonomy.facets.filter(facet => facet.has(id) && (key ?? facet.key) === facet.key)
  const lists = taxonomy.lists.filter(
    list => list.values.some(value => value.id === id) && (key ?? list.id) === list.id,
  )
  const found = [...facets.map(facet => `${facet.key}/${id}`), ...lists.map(list => `${list.id}/${id}`)]
  if (found.length === 0) throw new MigrationRefused(unknownTerm(written, taxonomy))
  if (found.length > 1)
    throw new MigrationRefused(
      `\`${id}\` stands in ${found.length} places. Write which is meant: ${found.map(one => `\`${one}\``).join(', ')}.`,
    )
  if (!facets[0])
    throw new MigrationRefused(
      `\`${id}\` is a value of the list ${lists[0]!.id}. Values of lists are no tags: they stand inside other fields, and this command does not move them. Change taxonomy/lists/${lists[0]!.id}.yaml and the records by hand, then run \`lessons check\`.`,
    )
  return { facet: facets[0], id }
}

function unknownTerm(written: string, { facets }: Taxonomy): string {
  const known = facets.flatMap(facet =>
    facet.terms.map(term => ({ id: term.id, whole: `${facet.key}/${term.id}` })),
  )
  const { hint = '' } = didYouMean(
    written,
    known.map(term => (written.includes('/') ? term.whole : term.id)),
  )
  return `There is no term \`${written}\`. ${hint}`.trimEnd()
}

function idWithin(facet: Facet, written: string): string {
  const [id, key = facet.key] = written.split('/').reverse() as [string, string?]
  if (key !== facet.key)
    throw new MigrationRefused(
      `\`${written}\` is of another facet than \`${facet.key}\`. A term stays in its facet, since each answers a question of its own.`,
    )
  return id
}

function checkNewId(facet: Facet, id: string): void {
  if (facet.has(id))
    throw new MigrationRefused(
      `\`${facet.key}/${id}\` is there already, and ids are never used twice. To merge two terms, retire one into the other.`,
    )
  if (!/^([a-z0-9]+(-[a-z0-9]+)*|[A-Z])$/.test(id))
    throw new MigrationRefused(`Unexpected \`${id}\`, expected words in lower case joined by hyphens.`)
  if (parseYamlSource(id, { line: 1, indent: 0 }).value !== id)
    throw new MigrationRefused(`Unexpected \`${id}\`, expected an id that YAML reads as text.`)
}

function checkRetirement(facet: Facet, { from, to }: Migration): void {
  const whole = `\`${facet.key}/${to}\``
  const successor = facet.term(to)
  if (!successor) {
    const { hint = '' } = didYouMean(
      to,
      facet.terms.map(term => term.id),
    )
    throw new MigrationRefused(`There is no term ${whole}. ${hint}`.trimEnd())
  }
  if (successor.retired)
    throw new MigrationRefused(
      `${whole} is retired itself${successor.replacedBy === undefined ? '' : `, in favour of \`${successor.replacedBy}\``}.`,
    )
  if (!facet.canTag(to))
    throw new MigrationRefused(
      `${whole} is a heading, and headings are never tagged. Choose one of ${facet
        .children(to)
        .map(child => `\`${child}\``)
        .join(', ')}.`,
    )
  const below = facet.children(from).filter(child => !facet.term(child)!.retired)
  if (below.length > 0)
    throw new MigrationRefused(
      `\`${facet.key}/${from}\` has terms below it that are in use: ${below.map(child => `\`${child}\``).join(', ')}. Move or retire them first.`,
    )
  const before = facet.term(from)!.replacedBy
  if (before !== undefined && before !== to)
    throw new MigrationRefused(
      `\`${facet.key}/${from}\` is retired already, in favour of \`${before}\`. Retire it into that one, or change \`replaced-by\` first.`,
    )
}
