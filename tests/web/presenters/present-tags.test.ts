import { beforeAll, describe, expect, it } from 'vitest'
import type { EffectiveTag, EffectiveTags } from '../../../src/analysis/effective-tags.ts'
import { rootPath } from '../../../src/root-path.ts'
import { loadTaxonomy } from '../../../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../../src/taxonomy/taxonomy.ts'
import { presentTags } from '../../../src/web/presenters/present-tags.ts'

let taxonomy: Taxonomy
beforeAll(async () => {
  taxonomy = await loadTaxonomy(rootPath('taxonomy'))
})

const present = (tags: EffectiveTags, keys?: ReadonlySet<string>) => presentTags(tags, taxonomy, keys)

describe('presentTags', () => {
  it.each<[string, EffectiveTag, string[]]>([
    ['what the report says hindered', { term: 'boundary-gap', effect: 'hindered', basis: 'stated' }, []],
    ['what helped', { term: 'boundary-gap', effect: 'helped', basis: 'stated' }, ['helped']],
    ['what did both', { term: 'boundary-gap', effect: 'mixed', basis: 'stated' }, ['helped and hindered']],
    ['what is our reading', { term: 'boundary-gap', effect: 'hindered', basis: 'inferred' }, ['our reading']],
    ['what is disputed', { term: 'boundary-gap', basis: 'disputed' }, ['disputed']],
    ['both', { term: 'boundary-gap', effect: 'helped', basis: 'inferred' }, ['helped', 'our reading']],
  ])('marks %s', (_what, tag, marks) => {
    const [facet] = present({ 'systems-factor': [tag] })
    expect(facet!.tags).toEqual([
      {
        label: 'Boundary gap',
        href: '/taxonomy/systems-factor/boundary-gap',
        definition: taxonomy.facet('systems-factor')!.term('boundary-gap')!.definition,
        marks,
        inferred: tag.basis === 'inferred',
        helped: tag.effect === 'helped',
      },
    ])
  })

  it('keeps apart what was coded as none, what is held and what was not coded', () => {
    expect(present({ 'judgement-bias': [], 'age-band': 'held' })).toEqual(
      expect.arrayContaining([
        { key: 'judgement-bias', label: 'Judgement bias', tags: [], note: 'none' },
        {
          key: 'age-band',
          label: 'Age at incident',
          tags: [],
          note: 'held: not published, to protect the child',
        },
      ]),
    )
    expect(present({})).toEqual([])
  })

  it('shows each term once, in the order of the taxonomy, of the facets that are asked for', () => {
    const tags = {
      nation: [{ term: 'scotland' }],
      agency: [{ term: 'police' }, { term: 'education', via: 'F1' }, { term: 'education', via: 'F2' }],
      'systems-factor': [{ term: 'boundary-gap' }],
    }
    const keys = present(tags).map(facet => facet.key)
    expect(keys).toEqual(
      taxonomy.facets.map(facet => facet.key).filter(key => Object.keys(tags).includes(key)),
    )
    const [agency, ...others] = present(tags, new Set(['agency']))
    expect(others).toEqual([])
    expect(agency!.tags.map(tag => tag.href)).toEqual([
      '/taxonomy/agency/police',
      '/taxonomy/agency/education',
    ])
  })
})
