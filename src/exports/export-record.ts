import type { EffectiveTags } from '../analysis/effective-tags.ts'
import { tagsOfFinding, tagsOfRecommendation, tagsOfReview } from '../analysis/effective-tags.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { itemsOf } from '../corpus/corpus.ts'
import type { Item, Review, Section } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

/** What an export takes its cells from: one review, finding, episode or recommendation with its text. */
export type ExportRecord = {
  /** `<review>` or `<review>/F1`. */
  id: string
  review: Review
  tags: EffectiveTags
  sections: readonly Section[]
} & ({ kind: 'review'; item?: undefined } | { [K in Item['kind']]: ItemOf<K> }[Item['kind']])

type ItemOf<K extends Item['kind']> = { kind: K; item: Extract<Item, { kind: K }> }

export type ExportKind = ExportRecord['kind']

/** A review and what stands in it, in its order, with text read once. */
export async function exportRecordsOf(review: Review, corpus: Corpus): Promise<ExportRecord[]> {
  const body = await corpus.body(review.id)
  const { taxonomy } = corpus
  return [
    {
      id: review.id,
      kind: 'review',
      review,
      tags: tagsOfReview(review, taxonomy),
      sections: body.sections,
    },
    ...itemsOf(review).map(
      item =>
        ({
          id: `${review.id}/${item.id}`,
          kind: item.kind,
          item,
          review,
          tags: tagsOf(item, review, taxonomy),
          sections: body.items[item.id] ?? [],
        }) as ExportRecord,
    ),
  ]
}

function tagsOf(item: Item, review: Review, taxonomy: Taxonomy): EffectiveTags {
  switch (item.kind) {
    case 'finding':
      return tagsOfFinding(item, review, taxonomy)
    case 'recommendation':
      return tagsOfRecommendation(item, review, taxonomy)
    case 'episode':
      return item.tags
  }
}
