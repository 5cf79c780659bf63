import { describe, expect, it } from 'vitest'
import { depthOf } from '../../src/corpus/depth-of.ts'
import type { Tags } from '../../src/corpus/review.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { TAXONOMY_DIR } from '../taxonomy/copy-taxonomy.ts'

const taxonomy = await loadTaxonomy(TAXONOMY_DIR)
const WHY = 'why-it-made-sense-at-the-time'
const WIDE = 'how-widespread-it-is'

const depth = (tags: Tags, parts: string[] = [], citingParts: string[] = []) =>
  depthOf({ tags, parts: new Set(parts), citingParts: new Set(citingParts) }, taxonomy)
const factor = (...terms: string[]): Tags => ({ 'systems-factor': terms.map(term => ({ term })) })
const bias: Tags = { 'judgement-bias': [{ term: 'fixed-view' }] }
const PRODUCED = ['supervision-gap', 'organisational-culture', 'boundary-gap', 'law-and-guidance']

describe('depthOf', () => {
  it.each<[string, Tags, string[], string[], string]>([
    ['nothing', {}, [], [], 'D0'],
    ['text and no tag', {}, [WHY, WIDE], [WHY, WIDE], 'D0'],
    ['a facet coded as none', { 'systems-factor': [], 'judgement-bias': [] }, [WHY], [], 'D0'],
    ['what people did', factor('slip-or-lapse'), [WHY], [], 'D1'],
    ['a condition without the section that explains', factor('workload-pressure'), [], [], 'D1'],
    [
      'a cause in the organisation without the section that explains',
      factor('organisational-culture'),
      [WIDE],
      [WIDE],
      'D1',
    ],
    ['a condition and the section that explains', factor('workload-pressure'), [WHY], [], 'D2'],
    ['a judgement bias and the section that explains', bias, [WHY], [], 'D2'],
    ['a judgement bias without the section that explains', bias, [], [], 'D0'],
    ['a cause further up, without a word on how widespread', factor('boundary-gap'), [WHY], [WHY], 'D3'],
    [
      'a cause further up, and how widespread without a source',
      factor('boundary-gap'),
      [WHY, WIDE],
      [WHY],
      'D3',
    ],
    [
      'a cause further up, and how widespread with a source',
      factor('boundary-gap'),
      [WHY, WIDE],
      [WIDE],
      'D4',
    ],
    ['a condition, and how widespread with a source', factor('workload-pressure'), [WHY, WIDE], [WIDE], 'D2'],
    ['what people did and a cause further up', factor('slip-or-lapse', 'boundary-gap'), [WHY], [], 'D3'],
  ])('of %s', (_, tags, parts, citing, expected) => {
    expect(depth(tags, parts, citing)).toBe(expected)
  })

  it.each(PRODUCED)('counts %s as what produced it', term => {
    expect(depth(factor(term), [WHY])).toBe('D3')
  })

  it('takes every branch of the systems factors but two for what produced it', () => {
    const reached = taxonomy
      .facet('systems-factor')!
      .roots()
      .map(({ id }) => [id, depth(factor(taxonomy.facet('systems-factor')!.children(id)[0]!), [WHY])])
    expect(Object.fromEntries(reached)).toEqual({
      'practitioner-action': 'D1',
      'condition-of-practice': 'D2',
      'supervision-and-management': 'D3',
      'organisational-influence': 'D3',
      'multi-agency-interface': 'D3',
      'wider-system': 'D3',
    })
  })

  it.each([
    ['stated', 'D3'],
    ['disputed', 'D3'],
    ['inferred', 'D0'],
  ] as const)('with a tag that is %s is %s', (basis, expected) => {
    expect(depth({ 'systems-factor': [{ term: 'boundary-gap', basis }] }, [WHY])).toBe(expected)
  })

  it('rests on the tags that are not inferred where some are', () => {
    expect(
      depth(
        {
          'systems-factor': [{ term: 'boundary-gap', basis: 'inferred' }, { term: 'workload-pressure' }],
          'judgement-bias': [{ term: 'fixed-view', basis: 'inferred' }],
        },
        [WHY],
      ),
    ).toBe('D2')
  })

  it('takes what is held for nothing', () => {
    expect(depth({ 'systems-factor': 'held' }, [WHY])).toBe('D0')
  })
})
