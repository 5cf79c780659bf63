import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Question, Section } from './review.ts'
import { QUESTIONS_SLUG } from './sections.ts'

/** The questions of a finding, in their order, without the word that says whom each is for. */
export function questionsIn(sections: readonly Section[], taxonomy: Taxonomy): Question[] {
  const part = sections.find(({ slug }) => slug === QUESTIONS_SLUG)
  const audiences = new Map(taxonomy.list('audience').values.map(({ id, label }) => [label, id]))
  return (part?.passages ?? []).flatMap(({ anchor, text }) => {
    const colon = text.indexOf(':')
    const audience = audiences.get(text.slice(0, colon).trim())
    const question = text.slice(colon + 1).trim()
    return audience === undefined || question === '' ? [] : [{ audience, text: question, anchor }]
  })
}
