import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete'
import type { Server, VocabularyFacet } from './server.ts'
import { findYamlPlace, type YamlPlace } from './yaml-place.ts'

const EFFECTS = ['hindered', 'helped', 'mixed']
const BASES = ['stated', 'inferred', 'disputed']

/** Offers terms of the vocabulary with what they mean, sources, numbers of findings and earlier recommendations. */
export function createCompletions(server: Server): CompletionSource {
  let asked: Promise<VocabularyFacet[]> | undefined
  return async context => {
    const text = context.state.doc.toString()
    const cited = context.matchBefore(/\[\^S?\d*/)
    if (cited)
      return { from: cited.from, options: sourcesOf(text, id => `[^${id}]`), validFor: /^\[\^S?\d*$/ }
    const place = findYamlPlace(text, context.pos)
    if (place) {
      const vocabulary = await (asked ??= server.vocabulary())
      return place.key === undefined
        ? keysAt(context, place, vocabulary)
        : valuesAt(context, place, vocabulary, text, server)
    }
    const reference = context.matchBefore(/\b[FR]\d*/)
    if (!reference || (!context.explicit && reference.text.length < 2)) return null
    return { from: reference.from, options: itemsOf(text), validFor: /^[FER]\d*$/ }
  }
}

function keysAt(
  context: CompletionContext,
  { level }: YamlPlace,
  vocabulary: readonly VocabularyFacet[],
): CompletionResult | null {
  const word = context.matchBefore(/[\w-]*/)
  if (!word || (word.text === '' && !context.explicit)) return null
  const facets = vocabulary.filter(({ appliesTo }) => appliesTo.includes(level))
  const options = facets.map(({ key, label, question }): Completion => ({
    label: key,
    detail: label,
    apply: `${key}: `,
    info: () => toInfo(label, question),
  }))
  return { from: word.from, options: [...options, ...OWN_KEYS[level].map(toKey)], validFor: /^[\w-]*$/ }
}

const OWN_KEYS: Readonly<Record<YamlPlace['level'], readonly string[]>> = {
  review: ['title', 'area', 'published', 'period', 'known-as', 'considered', 'sources', 'child-detail'],
  finding: ['leads-to', 'sources', 'explanation', 'uncoded'],
  episode: [],
  recommendation: ['addresses', 'to', 'due', 'supports', 'sources', 'status'],
}

const toKey = (key: string): Completion => ({ label: key, apply: `${key}: ` })

async function valuesAt(
  context: CompletionContext,
  { level, key = '', property }: YamlPlace,
  vocabulary: readonly VocabularyFacet[],
  text: string,
  server: Server,
): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w-]*/)
  if (!word) return null
  const answer = (options: Completion[]): CompletionResult => ({
    from: word.from,
    options,
    validFor: /^[\w-]*$/,
  })
  if (property === 'effect') return answer(EFFECTS.map(label => ({ label })))
  if (property === 'basis') return answer(BASES.map(label => ({ label })))
  if (property === 'source' || key === 'sources') return answer(sourcesOf(text, id => id))
  if (key === 'leads-to' || key === 'addresses')
    return answer(itemsOf(text).filter(({ label }) => label.startsWith('F')))
  if (key === 'supports') return earlier(context, server)
  const facet = vocabulary.find(one => one.key === key)
  const choosable = choosableIn(level === 'review' ? 'front' : level, key)
  return facet
    ? answer(
        facet.terms
          .filter(({ id }) => choosable.size === 0 || choosable.has(id))
          .map(({ id, label, definition, useWhen, notWhen }) => ({
            label: id,
            detail: label,
            info: () => toInfo(label, definition, useWhen, notWhen),
          })),
      )
    : null
}

/** Terms that the form of the page offers for a field: headings of a facet, and what is retired, are not among them. */
function choosableIn(prefix: string, key: string): Set<string> {
  const name = `${prefix}.${key}`
  const choices = document.querySelectorAll<HTMLInputElement | HTMLOptionElement>(
    `select[name="${name}"] option, select[name^="${name}."] option, input[type="checkbox"][name="${name}"]`,
  )
  return new Set([...choices].map(({ value }) => value).filter(Boolean))
}

/** Recommendations of the library by the words of their titles; what is put in is their id. */
async function earlier(context: CompletionContext, server: Server): Promise<CompletionResult | null> {
  const words = context.matchBefore(/[^[\],]*/)
  if (!words || words.text.trim().length < 3) return null
  const found = await server.suggest(words.text.trim())
  const options = found
    .filter(({ kind }) => kind === 'recommendation')
    .map(({ label, url }) => ({
      label,
      detail: url.replace('/reviews/', ''),
      apply: url.replace('/reviews/', ''),
    }))
  return { from: words.from + words.text.length - words.text.trimStart().length, options, filter: false }
}

function sourcesOf(text: string, write: (id: string) => string): Completion[] {
  const ids = [...text.matchAll(/\bid: *(S\d+)(?:, *title: *"?([^",}\n]*))?/g)]
  return ids.map(([, id, title]) => ({ label: write(id!), ...(title && { detail: title }) }))
}

function itemsOf(text: string): Completion[] {
  return [...text.matchAll(/^### ([FER]\d+)\. (.*)$/gm)].map(([, id, title]) => ({
    label: id!,
    detail: title!,
  }))
}

function toInfo(label: string, definition: string, useWhen?: string, notWhen?: string): HTMLElement {
  const info = document.createElement('div')
  const lines = [label, definition, useWhen && `Use when: ${useWhen}`, notWhen && `Not when: ${notWhen}`]
  for (const [at, line] of lines.entries()) {
    if (!line) continue
    const part = document.createElement(at === 0 ? 'strong' : 'p')
    part.textContent = line
    info.append(part)
  }
  return info
}
