import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
export interface SuggestedTag {
  item: string
  facet: string
  term: string
  label: string
  words: string
  sentence: string
}
export function suggestTags(_markdown: string, _taxonomy: Taxonomy): SuggestedTag[] {
  return []
}
