import type { FootnoteReference, RootContent } from 'mdast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** A citation points to the source in the list of the page, not to a footnote of its own. */
function footnoteReference(_state: unknown, node: FootnoteReference) {
  const id = (node.label ?? node.identifier).toUpperCase()
  const link = {
    type: 'element' as const,
    tagName: 'a',
    properties: { href: `#source-${id}`, className: ['citation'] },
    children: [{ type: 'text' as const, value: id }],
  }
  return { type: 'element' as const, tagName: 'sup', properties: {}, children: [link] }
}

// Anchors are ours and cannot clash with names in scripts, so they keep their ids unprefixed.
const schema = {
  ...defaultSchema,
  clobber: [],
  tagNames: (defaultSchema.tagNames ?? []).filter(name => name !== 'img' && name !== 'input'),
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'id'],
    a: ['href', ['className', 'citation'] as [string, string]],
  },
}

const processor = unified()
  .use(remarkRehype, { handlers: { footnoteReference } })
  .use(rehypeSanitize, schema)
  .use(rehypeStringify)
  .freeze()

/** Markdown nodes as HTML that is safe to show: nothing an author wrote can run. */
export function renderHtml(nodes: readonly RootContent[]): string {
  const tree = processor.runSync({ type: 'root', children: [...nodes] })
  return processor.stringify(tree)
}
