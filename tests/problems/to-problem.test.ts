import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { missing, unexpected } from '../../src/problems/problem.ts'
import { RULES, severityOf } from '../../src/problems/rules.ts'
import { byPosition, toProblem } from '../../src/problems/to-problem.ts'

describe('toProblem', () => {
  it('stamps file, place, severity and the address of the rule', () => {
    const place = { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } }
    expect(
      toProblem('reviews/a.md', { rule: 'term-unknown', place, message: 'Unexpected.', met: 'x' }),
    ).toEqual({
      file: 'reviews/a.md',
      line: 3,
      column: 5,
      endLine: 3,
      endColumn: 9,
      severity: 'error',
      url: '/method/rules#term-unknown',
      rule: 'term-unknown',
      message: 'Unexpected.',
      met: 'x',
    })
  })

  it('leaves the end out where only a point is known', () => {
    expect(
      toProblem('a.md', {
        rule: 'section-unknown',
        place: { start: { line: 1, column: 1 } },
        message: 'Unexpected.',
      }),
    ).toEqual({
      file: 'a.md',
      line: 1,
      column: 1,
      severity: 'warning',
      url: '/method/rules#section-unknown',
      rule: 'section-unknown',
      message: 'Unexpected.',
    })
  })

  it('refuses a rule that is in no catalogue, since nobody could look it up', () => {
    expect(() => severityOf('invented')).toThrow('Rule invented is not in src/problems/rules.ts')
  })
})

describe('byPosition', () => {
  it('orders by file, line and column', () => {
    const problem = (file: string, line: number, column: number) =>
      toProblem(file, { rule: 'html-raw', place: { start: { line, column } }, message: 'Unexpected.' })
    const inOrder = [
      problem('a.md', 2, 1),
      problem('a.md', 2, 9),
      problem('a.md', 10, 1),
      problem('b.md', 1, 1),
    ]
    expect(inOrder.toReversed().sort(byPosition)).toEqual(inOrder)
  })
})

describe('unexpected and missing', () => {
  it('word what was met and what was expected in one sentence', () => {
    expect(unexpected('englnd', 'nation', 'a term')).toBe('Unexpected `englnd` in `nation`, expected a term.')
    expect(missing('nation', 'a term')).toBe('Missing `nation`, expected a term.')
  })

  it('keep to one line, without code marks inside code marks', () => {
    expect(unexpected('two\n  lines of `code`', 'text', 'words')).toBe(
      "Unexpected `two lines of 'code'` in `text`, expected words.",
    )
  })

  it('cut what is long', () => {
    expect(unexpected('x'.repeat(61), 'text', 'words')).toBe(
      `Unexpected \`${'x'.repeat(59)}…\` in \`text\`, expected words.`,
    )
    expect(unexpected('x'.repeat(60), 'text', 'words')).toContain('x'.repeat(60))
  })
})

describe('RULES', () => {
  it.each(Object.entries(RULES))(
    '%s has a name in lower case and an explanation in sentences',
    (id, { explanation }) => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/)
      expect(explanation).toMatch(/^[`A-Z].*\.$/)
    },
  )

  it('has every rule that the code reports', () => {
    const src = fileURLToPath(new URL('../../src/', import.meta.url))
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
    const reported = files.flatMap(name =>
      [
        ...readFileSync(`${src}${name}`, 'utf8').matchAll(/\brule: '([a-z][a-z-]+)'|#report\('([a-z-]+)'/g),
      ].map(match => match[1] ?? match[2]!),
    )
    expect(reported.length).toBeGreaterThan(30)
    expect(reported.filter(rule => !Object.hasOwn(RULES, rule))).toEqual([])
  })
})
