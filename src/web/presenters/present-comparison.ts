import { codedFacets, type CodedValues } from '../../analysis/coding/coded-facets.ts'
import type { ComparedCoding } from '../../collections/compared-coding.ts'
import { addressOf } from '../../corpus/item-address.ts'
import { oneCoderSays } from '../../exports/one-coder-says.ts'
import type { Facet } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentRecord } from './present-review.ts'
import { presentTags } from './present-tags.ts'

/** A figure of agreement as it is shown. */
export function toFigure(figure: number | undefined): string {
  return figure === undefined ? 'undefined' : figure.toFixed(2)
}

/** A coding beside that of the record and what others chose: a table a facet, and the lines that tell terms apart. */
export function presentComparison(compared: ComparedCoding, taxonomy: Taxonomy) {
  const { found, values, record, others, people, machines, earlier, isChanged } = compared
  return {
    finding: { number: found.item.id, title: found.item.title, href: addressOf(found.id) },
    record: presentRecord(found.review, taxonomy),
    note: oneCoderSays(found.review),
    isChanged,
    positive: toFigure(record.positive),
    leftOut: codedFacets(taxonomy).flatMap(({ key, label }) => (values[key] ? [] : [label])),
    others: { people, machines, all: people + machines, earlier },
    facets: others.flatMap(({ facet: key }) => {
      const facet = taxonomy.facet(key)
      return facet ? [presentFacet(facet, compared, taxonomy)] : []
    }),
  }
}

function presentFacet(facet: Facet, { found, values, record, others }: ComparedCoding, taxonomy: Taxonomy) {
  const beside = record.facets.find(one => one.facet === facet.key)
  const theirs = others.find(one => one.facet === facet.key)!
  const times = new Map(theirs.terms.map(one => [one.term, one.times]))
  const tags = presentTags(found.item.tags, taxonomy, new Set([facet.key]))
  const chosen = new Set(termsOf(values, facet.key))
  const inRecord = new Set([...(beside?.both ?? []), ...(beside?.onlyOther ?? [])])
  const terms = [...new Set([...(beside?.both ?? []), ...chosen, ...inRecord, ...times.keys()])]
  const rows = terms.map(id => ({
    ...presentTerm(facet, id),
    you: chosen.has(id),
    record: inRecord.has(id),
    marks: tags[0]?.tags.find(tag => tag.label === facet.term(id)?.label)?.marks ?? [],
    others: times.get(id) ?? 0,
  }))
  return {
    key: facet.key,
    label: facet.label,
    isCoded: beside !== undefined,
    agreement: beside && toFigure(beside.agreement),
    words: beside && inWords(beside.agreement),
    coders: theirs.coders,
    othersAgreement: theirs.coders > 0 ? toFigure(theirs.agreement) : undefined,
    rows,
    differing: beside ? rows.filter(row => row.you !== row.record) : [],
  }
}

/** A term that the vocabulary no longer has is shown by what it was called in the coding. */
function presentTerm(facet: Facet, id: string) {
  const term = facet.term(id)
  return {
    label: term?.label ?? id,
    href: term && `/taxonomy/${facet.key}/${id}`,
    definition: term?.definition ?? 'No longer a term of the vocabulary.',
    useWhen: term?.useWhen,
    notWhen: term?.notWhen,
  }
}

function termsOf(values: CodedValues, facet: string): readonly string[] {
  return values[facet] ?? []
}

function inWords(agreement: number): string {
  if (agreement === 1) return 'the same'
  return agreement === 0 ? 'nothing in common' : 'partly the same'
}
