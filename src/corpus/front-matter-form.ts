import type { Facet, Level } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { FormChoice, FormField } from './form-field.ts'

/** Facets that say what kind of record it is: asked first, with title and place. */
const FIRST_FACETS = ['record', 'review-type', 'methodology', 'nation', 'region']
/** Asked last, with who wrote and tagged it. */
const LAST_FACETS = ['evidence-grade']

/** Fields of the front matter that the form leaves to the text: they belong to a review that is published. */
export const WRITTEN_IN_TEXT = ['checked-by', 'corrections', 'withdrawn', 'waivers'] as const

/** A part of the form. */
export interface FormPart {
  id: string
  label: string
  fields: readonly FormField[]
}

/**
 * The form of the front matter, from the format and the vocabulary: a facet that is added to the vocabulary is in the
 * form at once.
 */
export function toFrontMatterForm(taxonomy: Taxonomy): FormPart[] {
  const facets = taxonomy.facetsAt('review')
  const named = (keys: readonly string[]) =>
    keys.flatMap(key => facets.filter(facet => facet.key === key).map(facet => toFacetField(facet, 'review')))
  const [first, last] = [named(FIRST_FACETS), named(LAST_FACETS)]
  const rest = facets
    .filter(({ key }) => !FIRST_FACETS.includes(key) && !LAST_FACETS.includes(key))
    .map(facet => toFacetField(facet, 'review'))
  return [
    { id: 'what', label: 'What it is and where', fields: [...ABOUT, ...first, ...WHERE_AND_WHEN] },
    { id: 'sources', label: 'Sources and names', fields: SOURCES },
    { id: 'terms', label: 'Terms of the whole review', fields: rest },
    { id: 'topics', label: 'Topics that every review should address', fields: [toTopics(taxonomy)] },
    { id: 'who', label: 'Who wrote it', fields: [...WHO, ...last, VERSION] },
  ]
}

/** A facet as a field of a form. */
export function toFacetField(facet: Facet, level: Level): FormField {
  const base = {
    key: facet.key,
    label: facet.label,
    hint: facet.question,
    required: facet.requiredFor.includes(level),
  }
  const choices = toChoices(facet)
  if (facet.single) return { ...base, kind: 'one', choices }
  return { ...base, kind: 'many', choices, min: facet.min, max: facet.max, offersNone: facet.min === 0 }
}

/** Terms that may be tagged, with what they mean and the heading they stand under. */
export function toChoices(facet: Facet): FormChoice[] {
  return facet.terms
    .filter(term => facet.canTag(term.id) && !term.retired)
    .map(({ id, label, definition, useWhen, notWhen, broader }) => ({
      value: id,
      label,
      definition,
      useWhen,
      notWhen,
      group: broader === undefined ? undefined : facet.term(broader)?.label,
    }))
}

/** Values of a list as choices. */
export function toListChoices(taxonomy: Taxonomy, list: string): FormChoice[] {
  return taxonomy.list(list).values.map(({ id, label, definition }) => ({ value: id, label, definition }))
}

function toTopics(taxonomy: Taxonomy): FormField {
  return {
    kind: 'topics',
    key: 'considered',
    label: 'Topics considered',
    hint: 'Say of each whether the review considered it. What is silent is as telling as what is said.',
    required: false,
    topics: toListChoices(taxonomy, 'considered'),
    choices: [
      { value: 'considered', label: 'Considered' },
      { value: 'not-considered', label: 'Not considered' },
      { value: 'not-stated', label: 'Not stated' },
    ],
  }
}

const ABOUT: FormField[] = [
  {
    kind: 'text',
    key: 'title',
    label: 'Title',
    hint: 'What the review is called. No name of a living child, and no name of a practitioner.',
    required: true,
  },
  {
    kind: 'text',
    key: 'id',
    label: 'Permanent id',
    hint: 'Year, area and a few words, in lower case with hyphens, like 2024-somewhere-letters-not-opened. It becomes the address and never changes. No person’s name.',
    required: true,
  },
]

const WHERE_AND_WHEN: FormField[] = [
  {
    kind: 'text',
    key: 'area',
    label: 'Area',
    hint: 'As published, or “withheld” where naming it could point to a child.',
    required: true,
  },
  {
    kind: 'text',
    key: 'published',
    label: 'Published',
    hint: 'A year, or a year and a month, like 2024-03. Never a day.',
    required: true,
    number: true,
  },
  {
    kind: 'text',
    key: 'period',
    label: 'Years of the events',
    hint: 'Like 2021/2023.',
    required: false,
    number: true,
  },
]

const SOURCES: FormField[] = [
  {
    kind: 'rows',
    key: 'sources',
    label: 'Sources',
    hint: 'What the review rests on. Cite a source in the text by its id, like [^S1].',
    required: true,
    letter: 'S',
    columns: [
      { key: 'title', label: 'Title' },
      { key: 'publisher', label: 'Publisher' },
      { key: 'year', label: 'Year', number: true },
      { key: 'url', label: 'Web address' },
    ],
  },
  {
    kind: 'rows',
    key: 'known-as',
    label: 'Known as',
    hint: 'Names that people type, each with the id of the source that made it public. Leave it empty unless the name is public.',
    required: false,
    columns: [
      { key: 'name', label: 'Name' },
      { key: 'source', label: 'Id of the source' },
    ],
  },
]

const WHOSE = [
  { value: 'person', label: 'A person' },
  { value: 'machine', label: 'A machine' },
]

const WHO: FormField[] = [
  { kind: 'one', key: 'written-by', label: 'Written by', required: true, choices: WHOSE },
  { kind: 'one', key: 'coded-by', label: 'Terms chosen by', required: true, choices: WHOSE },
  {
    kind: 'one',
    key: 'child-detail',
    label: 'Details of the child',
    hint: 'Held: age band, plans, factors, outcome and harm type are not published. A review is held unless this says otherwise.',
    required: false,
    choices: [
      { value: 'held', label: 'Held' },
      { value: 'open', label: 'Open' },
    ],
  },
]

const VERSION: FormField = {
  kind: 'text',
  key: 'taxonomy',
  label: 'Version of the terms',
  hint: 'Set when the draft was begun.',
  required: true,
}
