import { describe, expect, it } from 'vitest'
import { addItem } from '../../src/corpus/add-item.ts'

const HEAD = '---\ntitle: A\n---\n\n## Summary\n\nText.[^S1]\n'
const FOOT = '\n[^S1]: A source.\n'

describe('addItem', () => {
  it('makes the section for the first of its kind, in the order of a review and before the footnotes', () => {
    const first = addItem(HEAD + FOOT, 'recommendation', 'Do it', { sources: ['S1'] })!
    expect(first.id).toBe('R1')
    const { markdown } = addItem(first.markdown, 'finding', 'It was so', { sources: ['S1'] })!
    const headings = [...markdown.matchAll(/^#{2,3} .*/gm)].map(([line]) => line)
    expect(headings).toEqual([
      '## Summary',
      '## Findings',
      '### F1. It was so',
      '## Recommendations',
      '### R1. Do it',
    ])
    expect(markdown.trimEnd().endsWith('[^S1]: A source.')).toBe(true)
    expect(markdown).toContain('### R1. Do it\n\n```yaml\nsources: [S1]\n```\n')
  })

  it('takes the next number after every one that stands or is referred to', () => {
    const text = `${HEAD}\n## Findings\n\n### F2. Two\n\nText.\n\n## Recommendations\n\n### R1. One\n\n\`\`\`yaml\naddresses: [F7]\n\`\`\`\n`
    const added = addItem(text, 'finding', 'Next', {})!
    expect(added.id).toBe('F8')
    expect(added.markdown.slice(added.offset)).toMatch(/^### F8\. Next/)
    expect(added.markdown.indexOf('### F8')).toBeGreaterThan(added.markdown.indexOf('### F2'))
    expect(added.markdown.indexOf('### F8')).toBeLessThan(added.markdown.indexOf('## Recommendations'))
  })

  it('leaves everything else as it stands', () => {
    const text = `${HEAD}\n## Findings\n\n### F1. One\n\nText.\n${FOOT}`
    const { markdown } = addItem(text, 'finding', 'Two', {})!
    const added = /\n### F2[^]*(?=\[\^S1\]:)/.exec(markdown)![0]
    expect(markdown.replace(added, '')).toBe(text.replace('\n\n[^S1]:', '\n[^S1]:'))
  })
})
