import { describe, expect, it } from 'vitest'
import { NONE, type FormField } from '../../src/corpus/form-field.ts'
import { toFieldChanges, toFormValues } from '../../src/corpus/form-values.ts'
import { toFrontMatterForm, WRITTEN_IN_TEXT } from '../../src/corpus/front-matter-form.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { loadFixtureTaxonomy } from './load-fixture-taxonomy.ts'

const taxonomy = await loadFixtureTaxonomy()
const fields = toFrontMatterForm(taxonomy).flatMap(part => part.fields)
const field = (key: string): FormField => fields.find(one => one.key === key)!

describe('toFrontMatterForm', () => {
  it('asks for every field of the format, but for those of a published review', () => {
    const format = Object.keys(createReviewSchema(taxonomy).frontMatter.shape)
    const asked = [...fields.map(({ key }) => key), ...WRITTEN_IN_TEXT.filter(key => format.includes(key))]
    expect(asked.sort()).toEqual(format.sort())
  })

  it('asks for every facet of a review as the vocabulary has it', () => {
    for (const facet of taxonomy.facetsAt('review')) {
      const asked = field(facet.key)
      expect(asked.kind).toBe(facet.single ? 'one' : 'many')
      const choices = 'choices' in asked ? asked.choices.map(({ value }) => value) : []
      expect(choices).toEqual(
        facet.terms.filter(term => facet.canTag(term.id) && !term.retired).map(({ id }) => id),
      )
    }
  })
})

describe('toFieldChanges', () => {
  const written = {
    title: 'A',
    agency: [{ term: 'education', source: 'S1' }, 'police'],
    sources: [{ id: 'S2', title: 'T', publisher: 'P', kept: 'yes' }],
  }
  const shown = toFormValues(written, fields)

  it('says of a form that comes back as it was that nothing changed', () => {
    expect(toFieldChanges(fields, shown, shown, written)).toEqual({})
  })

  it('keeps what the form does not show of a value, and gives a new row the next number', () => {
    const rows = shown['sources'] as Array<Record<string, string>>
    const sent = {
      agency: ['education'],
      sources: [...rows, { title: 'New', publisher: 'N', year: '2021', url: '' }],
    }
    expect(toFieldChanges(fields, shown, sent, written)).toEqual({
      agency: [{ term: 'education', source: 'S1' }],
      sources: [
        { id: 'S2', title: 'T', publisher: 'P', kept: 'yes' },
        { id: 'S3', title: 'New', publisher: 'N', year: 2021 },
      ],
    })
  })

  it('keeps terms in the order in which they are written, and puts new ones after them', () => {
    const agency = [field('agency')]
    const text = { agency: ['police', 'childrens-social-care'] }
    const asShown = toFormValues(text, agency)
    const ticked = (...terms: string[]) => toFieldChanges(agency, asShown, { agency: terms }, text)
    // The form sends its boxes in the order of the vocabulary.
    expect(ticked('childrens-social-care', 'police')).toEqual({})
    expect(ticked('childrens-social-care', 'education', 'police')).toEqual({
      agency: ['police', 'childrens-social-care', 'education'],
    })
    expect(ticked('childrens-social-care')).toEqual({ agency: ['childrens-social-care'] })
  })

  it('keeps a term that was written in the text while the form was being ticked', () => {
    const agency = [field('agency')]
    const asShown = toFormValues({ agency: ['police'] }, agency)
    const now = { agency: ['voluntary-sector', 'police'] }
    expect(toFieldChanges(agency, asShown, { agency: ['education', 'police'] }, now)).toEqual({
      agency: ['voluntary-sector', 'police', 'education'],
    })
  })

  it('tells a field that was looked at and has nothing from one that was not', () => {
    const none = fields.find(one => one.kind === 'many' && one.offersNone)
    const key = none?.key ?? 'agency'
    const asked: FormField = none ?? {
      ...(field('agency') as Extract<FormField, { kind: 'many' }>),
      offersNone: true,
    }
    expect(toFormValues({ [key]: [] }, [asked])[key]).toEqual([NONE])
    expect(toFieldChanges([asked], { [key]: [] }, { [key]: [NONE] }, {})).toEqual({ [key]: [] })
    expect(toFieldChanges([asked], { [key]: [NONE] }, { [key]: [] }, { [key]: [] })).toEqual({
      [key]: undefined,
    })
  })
})
