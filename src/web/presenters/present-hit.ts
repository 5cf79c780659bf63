import { addressOf } from '../../corpus/item-address.ts'
import type { Hit } from '../../search/hits.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentRecord } from './present-review.ts'
import { presentSides } from './present-sides.ts'
import { presentTags } from './present-tags.ts'

/** Facets shown under a hit: what a person scans by. */
const HIT_FACETS: ReadonlySet<string> = new Set(['systems-factor', 'practice-theme', 'agency', 'action-type'])

/** A hit as a person scans it: what it is, of which review, where, by what it is tagged and how deep it goes. */
export function presentHit({ row, titleHtml, excerpt, foundBy }: Hit, taxonomy: Taxonomy) {
  const href = addressOf(row.id)
  return {
    kind: row.kind,
    id: row.id,
    title: (row.item ?? row.review).title,
    number: row.item?.id,
    href: excerpt.anchor === '' ? href : `${href}#${excerpt.anchor}`,
    titleHtml,
    excerptHtml: excerpt.html,
    section: excerpt.section,
    ours: excerpt.by === 'library',
    foundBy,
    record: presentRecord(row.review, taxonomy),
    facets: presentTags(row.tags, taxonomy, HIT_FACETS),
    depth:
      row.kind === 'finding'
        ? {
            level: row.item.depth.level,
            label: taxonomy.depth.levels.find(level => level.id === row.item.depth.level)?.label,
          }
        : undefined,
    to: row.kind === 'recommendation' ? row.item.to : [],
    sides: row.kind === 'recommendation' ? presentSides(row.item, row.review, taxonomy) : [],
  }
}
