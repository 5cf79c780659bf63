import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkText } from '../../src/authoring/check-text.ts'
import type { RuleExample } from '../../src/problems/examples/example.ts'
import { RULE_EXAMPLES } from '../../src/problems/rule-examples.ts'
import { RULES } from '../../src/problems/rules.ts'
import type { Problem } from '../../src/problems/problem.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadFixtureTaxonomy } from '../corpus/load-fixture-taxonomy.ts'

const taxonomy = await loadFixtureTaxonomy()
const library = { taxonomy, corpus: { reviews: [], taxonomy } } as unknown as Parameters<typeof checkText>[2]

/** A review of which nothing is wrong but what an example changes. */
const BASE = readFileSync(rootPath('tests/fixtures/invalid/wording-acronym.md'), 'utf8').replace(
  'LSCB',
  'board',
)
const NAME = '2019-nowhere-base.md'
const FRONT = BASE.slice(0, BASE.indexOf('\n---\n', 4) + 5)
const FOOTNOTE = '\n\n[^S1]: Nowhere Board, *A report invented for tests*, 2019.\n'

/** Examples whose words say how many or what is not there, in full. */
const INSTEAD: Readonly<Record<string, string>> = {
  '(eleven recommendations)': BASE.replace(/### R1[\s\S]*?(?=## What went well)/, part =>
    Array.from({ length: 11 }, (_, index) => part.replace('R1', `R${index + 1}`)).join(''),
  ),
  '(ten recommendations or fewer)': BASE,
}

/** Text of a review with the lines of an example in their place. */
function placed({ in: place }: RuleExample, lines: string): { name: string; text: string } {
  const text = () => {
    switch (place) {
      case 'file':
        return lines
      case 'front matter':
        return mergeKeys(BASE, /^---\n[\s\S]*?\n---\n/, lines)
      case 'block of a finding':
        return mergeKeys(BASE, /(?<=### F1[^\n]*\n\n)```yaml[\s\S]*?```/, lines)
      case 'block of a recommendation':
        return mergeKeys(BASE, /(?<=### R1[^\n]*\n\n)```yaml[\s\S]*?```/, lines)
      case 'text of a finding':
        return BASE.replace('The board kept a list of its own.[^S1]', () => lines)
      case 'text of a recommendation':
        return BASE.replace(/One office owns it.*$/m, () => lines)
      case 'body':
        return INSTEAD[lines] ?? toBody(lines)
      case 'file name':
        return BASE.replace(/^id: .*$/m, `id: ${lines.replace('.md', '')}`)
      case 'several reviews':
      case 'taxonomy':
        return BASE
    }
  }
  return { name: place === 'file name' ? lines : NAME, text: text() }
}

/** A part of a body; what it does not have itself is left out, but for the footnote that it cites. */
function toBody(lines: string): string {
  if (lines.startsWith('## Findings') && !lines.includes('###'))
    return BASE.replace(/## What went well[\s\S]*?(?=\[\^S1\]:)/, '')

      .replace(
        '\n## Recommendations',
        () => `${lines.replace('## Findings', '').trim()}\n\n## Recommendations`,
      )
  const hasFootnote = lines.includes('[^S1]:')
  return `${FRONT}\n${lines.replace('\n\n(no line at the end)', '')}${hasFootnote || lines.includes('(no line') ? '\n' : FOOTNOTE}`
}

/** YAML with the keys of the lines in place of its own; a key without a value is taken out. */
function mergeKeys(base: string, part: RegExp, lines: string): string {
  return base.replace(part, yaml => {
    const own = lines.split(/\n(?=[a-z])/)
    const keys = own.map(one => one.slice(0, one.indexOf(':')))
    const rest = keys.reduce(
      (text, key) => text.replace(new RegExp(`^${key}:.*\\n(?:[ ].*\\n)*`, 'm'), ''),
      // `uncoded` stands in the place of what it says cannot be tagged, and a date is what one example lacks.
      lines === 'recommendation-kind: clear-cut' ? yaml.replace(/^due: .*\n/m, '') : yaml,
    )
    const end = rest.trimEnd().lastIndexOf('\n')
    return `${rest.slice(0, end)}\n${own.filter(one => !/^[a-z]+:$/.test(one)).join('\n')}${rest.slice(end)}`
  })
}

const problemsOf = (example: RuleExample, lines: string): readonly Problem[] => {
  const { name, text } = placed(example, lines)
  return checkText(name, text, library).problems
}

describe('the examples of the rules', () => {
  it('are there for every rule, and for none that there is not', () => {
    expect(Object.keys(RULE_EXAMPLES).toSorted()).toEqual(Object.keys(RULES).toSorted())
  })

  it('are of a review without faults but for what they show', () => {
    expect(checkText(NAME, BASE, library).problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(
      [],
    )
  })

  const runnable = Object.entries(RULE_EXAMPLES).filter(
    ([, one]) => !['taxonomy', 'several reviews'].includes(one.in),
  )

  it.each(runnable)('%s is raised by the bad one, and not by the good', (rule, example) => {
    const rulesOf = (lines: string) => problemsOf(example, lines).map(problem => problem.rule)
    expect(rulesOf(example.bad)).toContain(rule)
    expect(rulesOf(example.good)).not.toContain(rule)
  })

  it.each(runnable)('%s has a good one that is no error of another kind', (_, example) => {
    const errors = problemsOf(example, example.good).filter(({ severity }) => severity === 'error')
    // A few lines are not a whole file.
    const missing = /^(field-missing|front-matter-missing)$/
    expect(
      errors.filter(({ rule }) => example.in !== 'file' || !missing.test(rule)).map(({ rule }) => rule),
    ).toEqual([])
  })
})
