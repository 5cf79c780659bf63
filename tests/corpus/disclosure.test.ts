import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatProblems } from '../../src/cli/problem-formats.ts'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { toProblem } from '../../src/problems/to-problem.ts'
import { loadFixtureTaxonomy } from './load-fixture-taxonomy.ts'

const taxonomy = await loadFixtureTaxonomy()
const schema = createReviewSchema(taxonomy)
const base = readFileSync(fileURLToPath(new URL('../fixtures/invalid/html-raw.md', import.meta.url)), 'utf8')

/** What the disclosure rules find in a sentence of a finding. */
function found(sentence: string, record = 'demonstration'): string[] {
  const text = base
    .replace('A letter went to <br>an old address.', sentence)
    .replace('record: demonstration', `record: ${record}`)
  return parseReview('2019-nowhere-base.md', text, taxonomy, schema)
    .problems.filter(problem => problem.rule.startsWith('disclosure-'))
    .map(problem => `${problem.rule.replace('disclosure-', '')}: ${problem.met!.replace(/\s+/g, ' ')}`)
}

describe('the disclosure check', () => {
  it.each([
    ['The letter reached Mary\nPlaceholder late.', 'name: Mary Placeholder'],
    ['A visit on 21st of June found nobody.', 'date: 21st of June'],
    ['A visit on Jun 21 found nobody.', 'date: Jun 21'],
    ['A visit on 2017-06-21 found nobody.', 'date: 2017-06-21'],
    ['His date of birth, 2 March 2011, was wrong.', 'birth-date: 2 March'],
    ['She was born in March 2011.', 'birth-date: born in March 2011'],
    ['The girl, aged just six, was at school.', 'age: aged just six'],
    ['A 14-year-old went missing.', 'age: 14-year-old'],
    ['The child was 13 months old.', 'age: 13 months old'],
    ['At the age of nine he moved.', 'age: At the age of nine'],
    ['The girl was found at age 9.', 'age: at age 9'],
    ['A boy, 4yo, was seen.', 'age: 4yo'],
    ['A baby of eleven weeks was seen.', 'age: baby of eleven weeks'],
    ['Seen at 5 months of age.', 'age: 5 months of age'],
    ['They lived at eh99 1sp.', 'postcode: eh99 1sp'],
    ['A call to Mrs Placeholder was made.', 'name: Mrs Placeholder'],
    ['The officer, PC Placeholder, called.', 'name: PC Placeholder'],
    ['They lived at EH99 1SP.', 'postcode: EH99 1SP'],
    ['Number 9434765919 was in the file.', 'nhs-number: 9434765919'],
  ])('finds in "%s" what would identify a child', (sentence, expected) => {
    expect(found(sentence)).toEqual([expected])
  })

  it.each([
    ['in capitals', 'DANIELLE PLACEHOLDER was seen.', 'name: Danielle Placeholder'],
    ['with a surname in capitals', 'Danielle PLACEHOLDER was seen.', 'name: Danielle Placeholder'],
    ['turned round', 'MARSDEN Danielle was seen.', 'name: Marsden Danielle'],
    ['in a heading of capitals', 'THE BOY TOLD HIS TEACHER THAT CALLUM HAD LEFT.', 'name: Callum'],
    [
      'broken by characters without width',
      'Dani\u200belle\u2060 Place\ufeffholder was seen.',
      'name: Danielle Placeholder',
    ],
    ['broken by soft hyphens', 'Dani\u00adelle Place\u00adholder was seen.', 'name: Danielle Placeholder'],
    ['joined by a fixed space', 'Danielle\u00a0Placeholder was seen.', 'name: Danielle Placeholder'],
    ['in wide letters', 'Ｄａｎｉｅｌｌｅ　Ｐｌａｃｅｈｏｌｄｅｒ was seen.', 'name: Danielle Placeholder'],
    ['in letters of mathematics', '𝐃𝐚𝐧𝐢𝐞𝐥𝐥𝐞 𝐏𝐥𝐚𝐜𝐞𝐡𝐨𝐥𝐝𝐞𝐫 was seen.', 'name: Danielle Placeholder'],
    ['with an accent apart', 'Zoe\u0308 Placeholder was seen.', 'name: Zoë Placeholder'],
    ['with marks inside', 'The nurse asked Cal**lum** about it.', 'name: Callum'],
    ['by numbers of characters', 'Dani&#101;lle Place&shy;holder was seen.', 'name: Danielle Placeholder'],
    ['over lines of a quotation', '> It was Danielle\n> Placeholder.', 'name: Danielle Placeholder'],
    ['with fixed hyphens', 'A 14\u2011year\u2011old went missing.', 'age: 14-year-old'],
    ['with escapes', 'A 14\\-year\\-old went missing.', 'age: 14-year-old'],
  ])('finds what is written %s, where it stands', (_, sentence, expected) => {
    expect(found(sentence)).toEqual([expected])
  })

  it('points at what was written, and not at what was read', () => {
    const text = base.replace(
      'A letter went to <br>an old address.',
      'For Dani\u00adelle\u00a0Place\u200bholder: late.',
    )
    const [problem] = parseReview('2019-nowhere-base.md', text, taxonomy, schema).problems
    expect(problem).toMatchObject({ rule: 'disclosure-name', column: 5, endColumn: 27 })
  })

  it.each([
    'In May 2017 the letter went out; two months later it came back.',
    'Children aged 11 to 15 were asked, and those under 18 were counted.',
    'Visits to families with a child aged three or under were rare.',
    'A man aged 32 lived in the home.',
    'The file held 9434765918 pages, and section 47 was used.',
    'A form M25 was used in Bradford Council and in Mary Street.',
    'The address <https://example.org/2017-06-21/aged-4> was cited.',
  ])('leaves "%s" alone', sentence => {
    expect(found(sentence)).toEqual([])
  })

  it('lets a summary name those who chaired or wrote a published review, and nobody else', () => {
    expect(found('The inquiry, chaired by Mary Placeholder, met twice.', 'summary')).toEqual([])
    expect(found('Mary Placeholder, a barrister, chaired it.', 'summary')).toEqual([])
    expect(found('The letter was for Mary Placeholder.', 'summary')).toEqual(['name: Mary Placeholder'])
    expect(found('The inquiry, chaired by Mary Placeholder, met twice.', 'review')).toEqual([
      'name: Mary Placeholder',
    ])
  })

  it.each([
    'She was seen by the social worker Mary Placeholder.',
    "The mother's partner, Mary Placeholder, moved in.",
    'It was reported that her brother, Mary Placeholder, had said so.',
    'The inquiry was told, and Mary Placeholder agreed.',
  ])('does not take an office elsewhere in the sentence for one of the person: "%s"', sentence => {
    expect(found(sentence, 'summary')).toEqual(['name: Mary Placeholder'])
  })

  it('lets no surname pass because a title has it', () => {
    const text = base
      .replace('A letter went to <br>an old address.', 'Her sister, Mary Nowhere, was there.')
      .replace('record: demonstration', 'record: summary')
    const rules = parseReview('2019-nowhere-base.md', text, taxonomy, schema).problems.map(one => one.rule)
    expect(rules).toContain('disclosure-name')
  })

  it('keeps what it found out of every log', () => {
    const problem = toProblem('reviews/2019-nowhere-base.md', {
      rule: 'disclosure-name',
      place: { start: { line: 1, column: 1 } },
      message: 'Unexpected name of a person in `text`.',
      met: 'Mary Placeholder',
    })
    for (const format of ['json', 'github', 'text'] as const)
      expect(formatProblems([problem], [problem.file], format)).not.toContain('Placeholder')
  })
})
