import { describe, expect, it } from 'vitest'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { MigrationRefused, toMigration, type Migration } from '../../src/taxonomy/migrate-request.ts'
import { loadFixtureTaxonomy } from '../corpus/load-fixture-taxonomy.ts'
import { TAXONOMY_DIR } from './copy-taxonomy.ts'

const taxonomy = await loadTaxonomy(TAXONOMY_DIR)
const withFixtures = await loadFixtureTaxonomy()

function refusal(action: Migration['action'], from: string, to: string): string {
  try {
    toMigration(action, from, to, withFixtures)
  } catch (cause) {
    if (cause instanceof MigrationRefused) return cause.message
    throw cause
  }
  throw new Error(`${action} ${from} ${to} was not refused`)
}

describe('toMigration', () => {
  it.each([
    ['systems-factor/supervision-gap', 'oversight-gap'],
    ['supervision-gap', 'oversight-gap'],
    ['supervision-gap', 'systems-factor/oversight-gap'],
  ])('finds the term: %s to %s', (from, to) => {
    expect(toMigration('rename', from, to, taxonomy)).toEqual({
      action: 'rename',
      facet: 'systems-factor',
      from: 'supervision-gap',
      to: 'oversight-gap',
    })
  })

  it('takes a term that is retired already, to move what is still tagged with it', () => {
    expect(toMigration('retire', 'out-of-hours', 'night-shift', withFixtures)).toMatchObject({
      facet: 'working-pattern',
    })
  })

  it.each<[Migration['action'], string, string, string]>([
    ['rename', 'polise', 'x', 'There is no term `polise`. Did you mean `police`?'],
    ['rename', 'agency/polise', 'x', 'There is no term `agency/polise`. Did you mean `agency/police`?'],
    ['rename', 'agnecy/police', 'x', 'There is no term `agnecy/police`. Did you mean `agency/police`?'],
    ['rename', 'stage/police', 'x', 'There is no term `stage/police`.'],
    [
      'rename',
      'early-help',
      'x',
      '`early-help` stands in 2 places. Write which is meant: `plan-status/early-help`, `stage/early-help`.',
    ],
    [
      'rename',
      'closed-done',
      'x',
      '`closed-done` is a value of the list recommendation-status. Values of lists are no tags',
    ],
    ['retire', 'basis/stated', 'inferred', '`stated` is a value of the list basis.'],
    ['rename', 'police', 'police', 'Both are `police`: there is nothing to change.'],
    ['rename', 'police', 'education', '`agency/education` is there already, and ids are never used twice.'],
    ['rename', 'night-shift', 'out-of-hours', '`working-pattern/out-of-hours` is there already'],
    ['rename', 'police', 'stage/police-work', '`stage/police-work` is of another facet than `agency`.'],
    [
      'rename',
      'police',
      'The police',
      'Unexpected `The police`, expected words in lower case joined by hyphens.',
    ],
    ['rename', 'police', '', 'Unexpected ``, expected words in lower case joined by hyphens.'],
    ['rename', 'police', 'true', 'Unexpected `true`, expected an id that YAML reads as text.'],
    ['rename', 'police', '1e3', 'Unexpected `1e3`, expected an id that YAML reads as text.'],
    [
      'retire',
      'slip-or-lapse',
      'slip-or-laps',
      'There is no term `systems-factor/slip-or-laps`. Did you mean `slip-or-lapse`?',
    ],
    ['retire', 'police', 'stage/early-help', '`stage/early-help` is of another facet than `agency`.'],
    [
      'retire',
      'weekend-duty',
      'out-of-hours',
      '`working-pattern/out-of-hours` is retired itself, in favour of `night-shift`.',
    ],
    [
      'retire',
      'out-of-hours',
      'weekend-duty',
      '`working-pattern/out-of-hours` is retired already, in favour of `night-shift`.',
    ],
    [
      'retire',
      'slip-or-lapse',
      'wider-system',
      '`systems-factor/wider-system` is a heading, and headings are never tagged. Choose one of `',
    ],
    [
      'retire',
      'condition-of-practice',
      'slip-or-lapse',
      '`systems-factor/condition-of-practice` has terms below it that are in use: `workload-pressure`, ',
    ],
  ])('refuses to %s %s into %j: %s', (action, from, to, message) => {
    expect(refusal(action, from, to)).toContain(message)
  })

  it.each([
    'record/demonstration',
    'record/summary',
    'record/review',
    'evidence-grade/A',
    'systems-factor/practitioner-action',
    'methodology/not-stated',
    'harm-type/not-applicable',
  ])(
    'refuses what the program knows by its name, or an invented record could count as a real one: %s',
    whole => {
      const [facet, id] = whole.split('/') as [string, string]
      expect(taxonomy.facet(facet)!.has(id)).toBe(true)
      expect(refusal('rename', whole, 'other-name')).toContain('is known to the program by its name')
      const other = taxonomy.facet(facet)!.terms.find(term => term.id !== id && !term.retired)!.id
      expect(refusal('retire', whole, other)).toContain('is known to the program by its name')
    },
  )
})
