import type { Level } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { FormChoice, FormField } from './form-field.ts'
import { toChoices, toFacetField, toListChoices } from './front-matter-form.ts'

/** What a form for an item offers from the text that it will stand in. */
export interface ItemSurroundings {
  sources: readonly FormChoice[]
  findings: readonly FormChoice[]
}

export type ItemLevel = Exclude<Level, 'review'>

/** The fields of the block under the heading of a finding, episode or recommendation. */
export function toItemForm(level: ItemLevel, taxonomy: Taxonomy, around: ItemSurroundings): FormField[] {
  const facets = taxonomy.facetsAt(level).map((facet): FormField => {
    if (!facet.tagProperties.includes('effect')) return toFacetField(facet, level)
    const { key, label, question: hint } = facet
    return {
      ...{ kind: 'rows', key, label, hint, required: facet.requiredFor.includes(level) },
      columns: [
        { key: 'term', label: 'Term', choices: toChoices(facet) },
        { key: 'effect', label: 'It', choices: toListChoices(taxonomy, 'effect') },
        { key: 'basis', label: 'Basis', choices: toListChoices(taxonomy, 'basis') },
        { key: 'source', label: 'Source', choices: around.sources },
      ],
    }
  })
  const own = OWN[level].map(field => withChoices(field, around))
  return level === 'recommendation' ? [...own, ...facets] : [...facets, ...own]
}

/** A field whose choices stand in the text is filled with them. */
function withChoices(field: FormField, { sources, findings }: ItemSurroundings): FormField {
  if (field.kind !== 'many') return field
  return { ...field, choices: field.key === 'sources' ? sources : findings }
}

const MANY = { kind: 'many', choices: [], min: 0, offersNone: false } as const

const CITED: FormField = {
  ...MANY,
  key: 'sources',
  label: 'Sources it rests on',
  required: true,
}

const OWN: Readonly<Record<ItemLevel, readonly FormField[]>> = {
  finding: [
    { ...MANY, key: 'leads-to', label: 'Leads to', hint: 'Findings that this one led to.', required: false },
    CITED,
  ],
  episode: [],
  recommendation: [
    { ...MANY, key: 'addresses', label: 'Findings it addresses', required: false },
    {
      ...{ kind: 'lines', key: 'to', label: 'Who is asked', required: true },
      hint: 'One body a line. Say who is to do it.',
    },
    {
      ...{ kind: 'text', key: 'due', label: 'By when', required: false, number: true },
      hint: 'A year, or a year and a month, like 2025-09.',
    },
    {
      ...{ kind: 'lines', key: 'supports', label: 'Earlier recommendations it supports', required: false },
      hint: 'Ids, one a line, like 2006-highland-left-school-unseen/R2.',
    },
    CITED,
  ],
}
