import { describe, expect, it } from 'vitest'
import { anchorsOnce } from '../../../src/web/presenters/anchors-once.ts'

const section = (html: string) => ({ slug: 'summary', heading: 'Summary', passages: [], html })

describe('anchorsOnce', () => {
  it('leaves the first of equal anchors and takes out those that follow, on one page', () => {
    const once = anchorsOnce()
    expect(once(section('<p id="p-0123ab">A</p><p id="p-ffffff">B</p>')).html).toBe(
      '<p id="p-0123ab">A</p><p id="p-ffffff">B</p>',
    )
    expect(once(section('<p id="p-0123ab">A</p><p id="p-abcdef">C</p>')).html).toBe(
      '<p>A</p><p id="p-abcdef">C</p>',
    )
  })

  it('begins anew for another page', () => {
    const html = '<p id="p-0123ab">A</p>'
    expect(anchorsOnce()(section(html)).html).toBe(html)
    expect(anchorsOnce()(section(html)).html).toBe(html)
  })

  it('takes no other id for an anchor', () => {
    const once = anchorsOnce()
    const html = '<h2 id="summary">S</h2><p>id="p-0123ab"</p>'
    once(section(html))
    expect(once(section(html)).html).toContain('<h2 id="summary">')
  })
})
