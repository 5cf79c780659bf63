import { describe, expect, it } from 'vitest'
import { toProblem } from '../../src/problems/to-problem.ts'
import { maskDisclosed } from '../../src/problems/without-disclosed.ts'

const place = { start: { line: 1, column: 1 } }
const found = toProblem('reviews/2019-nowhere-a.md', {
  rule: 'disclosure-name',
  place,
  message: 'Unexpected name of a person in `text`.',
  met: 'Mary Placeholder',
  paragraph: { at: 'p-3fa2c1', sha256: 'ab'.repeat(32) },
})
const quoting = (file: string) =>
  toProblem(file, {
    rule: 'section-unknown',
    place,
    message: 'Unexpected section `About Mary Placeholder`, expected one of ours.',
    met: 'About Mary Placeholder',
    hint: 'Is `About Mary Placeholder` a section?',
  })

describe('maskDisclosed', () => {
  it('keeps where and which rule, and neither what was found nor what a waiver would say', () => {
    const [masked] = maskDisclosed([found])
    expect(masked).toMatchObject({ rule: 'disclosure-name', line: 1, column: 1, severity: 'error' })
    expect(JSON.stringify(masked)).not.toMatch(/Placeholder|3fa2c1|abab/)
  })

  it('strikes out what was found wherever another rule quotes it, in that file', () => {
    const masked = maskDisclosed([found, quoting(found.file)])
    expect(JSON.stringify(masked)).not.toContain('Placeholder')
    expect(masked[1]!.message).toBe('Unexpected section `About …`, expected one of ours.')
  })

  it('leaves the words of another file alone', () => {
    const other = quoting('reviews/2019-nowhere-b.md')
    expect(maskDisclosed([found, other])[1]).toEqual(other)
  })
})
