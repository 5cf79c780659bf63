import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toString } from 'mdast-util-to-string'
import { parseMarkdown } from '../../../corpus/parse-markdown.ts'
import { renderHtml } from '../../../corpus/render-html.ts'
import { toSlug } from '../../../corpus/sections.ts'
import type { Page } from '../../page.ts'

const CONTENT = fileURLToPath(new URL('../../content/', import.meta.url))

/** A page for each Markdown file in content/: the file is the route. */
export function prosePages(): Page[] {
  return readdirSync(CONTENT)
    .filter(name => name.endsWith('.md'))
    .map(name => toPage(name.replace(/\.md$/, ''), readFileSync(`${CONTENT}${name}`, 'utf8')))
}

function toPage(slug: string, markdown: string): Page {
  const root = parseMarkdown(markdown)
  const [first, ...rest] = root?.children ?? []
  if (first?.type !== 'heading' || first.depth !== 1)
    throw new Error(`content/${slug}.md must begin with a heading`)
  for (const node of rest) {
    if (node.type === 'heading') node.data = { ...node.data, hProperties: { id: toSlug(toString(node)) } }
  }
  const view = { title: toString(first), html: renderHtml(rest) }
  return { path: `/${slug}`, template: 'pages/prose/page.njk', section: slug, view: () => view }
}
