import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'
import { didYouMean } from '../../problems/closest.ts'
import { unexpected, type Place, type RawProblem } from '../../problems/problem.ts'
import { footnoteText, isFootnoteOf } from '../footnote-text.ts'
import { placeOf } from '../place-of.ts'
import type { CheckedFile, Rule } from './rule.ts'

interface Citation {
  id: string
  place: () => Place
  footnote: boolean
}

/** What is cited is listed, what is listed is cited, and the footnotes say what the front matter says. */
export const citedSources: Rule = file => {
  const { frontMatter, outline, text } = file
  const sources = frontMatter?.fields.sources
  // Without a readable list every citation would be reported as unknown, which would bury the real fault.
  if (!frontMatter || !sources) return []
  const known = new Set(sources.map(source => source.id))
  const citations = citationsIn(file)
  const cited = new Set(citations.map(citation => citation.id))
  const defined = new Map(outline.footnotes.map(node => [labelOf(node), node]))
  // A block that cannot be read may hold the citation that is looked for.
  const allRead = [frontMatter, ...file.items.map(item => item.block)].every(
    block => block?.yaml.syntaxProblems.length === 0,
  )
  const problems: RawProblem[] = []

  for (const { id, place, footnote } of citations) {
    if (!known.has(id))
      problems.push({
        rule: footnote ? 'footnote-unknown' : 'source-unknown',
        place: place(),
        message: unexpected(id, footnote ? 'footnote' : 'source', 'a source listed in the front matter'),
        met: id,
        expected: [...known].join(', '),
        ...didYouMean(id, known),
      })
  }
  for (const [label, node] of defined) {
    if (!known.has(label) && !cited.has(label))
      problems.push({
        rule: 'footnote-unknown',
        place: placeOf(node),
        message: unexpected(label, 'footnote', 'a source listed in the front matter'),
        met: label,
        hint: 'Take it out; nothing cites it.',
      })
  }
  sources.forEach((source, index) => {
    const place = () => frontMatter.yaml.placeOf(['sources', index, 'id'])
    if (sources.findIndex(other => other.id === source.id) < index)
      problems.push({
        rule: 'source-duplicate',
        place: place(),
        message: unexpected(source.id, 'sources.id', 'an id that is used once'),
        met: source.id,
      })
    if (allRead && !cited.has(source.id))
      problems.push({
        rule: 'source-unused',
        place: place(),
        message: unexpected(source.id, 'sources', 'only sources that are cited'),
        met: source.id,
        hint: 'Cite it, or take it out.',
      })
    const definition = defined.get(source.id)
    const inText = citations.some(citation => citation.footnote && citation.id === source.id)
    if (inText && !definition)
      problems.push({
        rule: 'footnote-undefined',
        place: place(),
        message: `Missing footnote \`[^${source.id}]:\`, expected it at the end of the file.`,
        met: source.id,
        hint: 'Run `lessons check --fix`.',
      })
    if (
      definition &&
      !isFootnoteOf(source, text.slice(definition.position!.start.offset, definition.position!.end.offset))
    )
      problems.push({
        rule: 'footnote-differs',
        place: placeOf(definition),
        message: unexpected(`[^${source.id}]`, 'footnote', 'the words of the source in the front matter'),
        expected: footnoteText(source),
        hint: 'Run `lessons check --fix`.',
      })
  })
  return problems
}

function labelOf(node: FootnoteDefinition | FootnoteReference): string {
  return (node.label ?? node.identifier).toUpperCase()
}

function citationsIn({ root, frontMatter, items }: CheckedFile): Citation[] {
  const citations: Citation[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference')
      citations.push({ id: labelOf(node), place: () => placeOf(node), footnote: true })
    if (node.type === 'footnoteDefinition')
      citations.push({ id: labelOf(node), place: () => placeOf(node), footnote: false })
    if ('children' in node) node.children.forEach(visit)
  }
  root.children.filter(node => node.type !== 'footnoteDefinition').forEach(visit)
  for (const block of [frontMatter, ...items.map(item => item.block)]) {
    if (!block) continue
    for (const { path, id } of sourcesNamed(block.yaml.value))
      citations.push({ id, place: () => block.yaml.placeOf(path), footnote: false })
  }
  return citations
}

/** Every `source:` and entry of an item's `sources:` list in a block, wherever it stands. */
function sourcesNamed(value: unknown, path: PropertyKey[] = []): Array<{ path: PropertyKey[]; id: string }> {
  if (Array.isArray(value)) return value.flatMap((one, index) => sourcesNamed(one, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'source' && typeof inner === 'string') return [{ path: [...path, key], id: inner }]
    if (key === 'sources' && Array.isArray(inner))
      return inner.flatMap((id, index) =>
        typeof id === 'string' ? [{ path: [...path, key, index], id }] : [],
      )
    return sourcesNamed(inner, [...path, key])
  })
}
