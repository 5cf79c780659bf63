import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/corpus/parse-markdown.ts'
import { renderHtml } from '../../src/corpus/render-html.ts'

const html = (markdown: string) => renderHtml(parseMarkdown(markdown)!.children)

describe('renderHtml', () => {
  it.each([
    ['a paragraph', 'A *short* **text**.', '<p>A <em>short</em> <strong>text</strong>.</p>'],
    ['a list', '- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['a link to the web', '[here](https://example.org/a)', '<p><a href="https://example.org/a">here</a></p>'],
    ['a bare address', 'https://example.org', '<p><a href="https://example.org">https://example.org</a></p>'],
    [
      'a link within the library',
      '[here](/reviews/2019-nowhere-base)',
      '<p><a href="/reviews/2019-nowhere-base">here</a></p>',
    ],
    [
      'a citation, as a link to the list of sources',
      'Said.[^S1]',
      '<p>Said.<sup><a href="#source-S1" class="citation">S1</a></sup></p>',
    ],
    [
      'a citation in lower case, as the source is written',
      'Said.[^s1]',
      '<p>Said.<sup><a href="#source-S1" class="citation">S1</a></sup></p>',
    ],
    ['signs that HTML keeps', 'a &lt; b & c \\< d', '<p>a &#x3C; b &#x26; c &#x3C; d</p>'],
    ['code', '`<b>`', '<p><code>&#x3C;b></code></p>'],
  ])('shows %s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })

  it('shows a table with the alignment of its columns', () => {
    expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<td align="right">2</td>')
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a paragraph', 'Text <script>alert(1)</script> text'],
    ['a script behind a comment', '<!-- --><script>alert(1)</script>'],
    ['an element with a handler', '<b onclick="alert(1)">x</b>'],
    ['an embedded page', '<iframe src="https://example.org"></iframe>'],
    ['a style', '<style>body { display: none }</style>'],
    ['a form', '<form action="/x"><input name="q"></form>'],
    ['a drawing', '<svg onload=alert(1)>'],
    ['an image', '![x](https://example.org/x.png)'],
    ['an image by reference', '![x][y]\n\n[y]: https://example.org/x.png'],
    ['an image in a link', '[![x](https://example.org/x.png)](https://example.org)'],
    ['a task list', '- [x] done'],
    ['a link that runs', '[x](javascript:alert(1))'],
    ['a link that runs, in capitals', '[x](JaVaScRiPt:alert(1))'],
    ['a link that runs, with entities', '[x](&#106;avascript:alert(1))'],
    ['a link that runs, with a line break', '[x](java\nscript:alert(1))'],
    ['a link by address that runs', '<javascript:alert(1)>'],
    ['a link to data', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a link to a file', '[x](vbscript:msgbox(1))'],
    ['a citation with HTML in it', 'Said.[^"><img/src=x>]\n\n[^"><img/src=x>]: x'],
    ['a title with a quotation mark', '[x](https://example.org "a\\" onmouseover=\\"alert(1)")'],
  ])('lets nothing that runs or loads come out of %s', (_, markdown) => {
    const tags = [...html(markdown).matchAll(/<\/?([a-z0-9]+)((?:"[^"]*"|[^">])*)>/gi)]
    const known = new Set(['p', 'a', 'sup', 'ul', 'li', 'em', 'strong', 'code', 'blockquote'])
    expect(tags.filter(([, name]) => !known.has(name!.toLowerCase())).map(([tag]) => tag)).toEqual([])
    expect(
      tags
        .filter(([, , attributes]) => /(^|\s)(on\w+|src|style)=/i.test(attributes!.replace(/"[^"]*"/g, '""')))
        .map(([tag]) => tag),
    ).toEqual([])
    expect(html(markdown)).not.toMatch(/href="\s*(javascript|data|vbscript):/i)
  })
})
