import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import { cite, citeList, type ReviewDraft } from './review-draft.ts'
import { reviewHead } from './review-head.ts'
import { createWriter, type Writer } from './sentences.ts'

const EXPLAINING = 'systems-factor'
const PRACTITIONER = 'practitioner-action'
const UNCODED = 0.02

/** A finding: its heading, its block of YAML and its sections. */
export function toFinding(draft: ReviewDraft, id: string): string[] {
  const { vocabulary, random } = draft
  const about = createWriter(vocabulary.lexicon, random)
  const uncoded = random.chance(UNCODED)
  const tags = vocabulary.tagsFor('finding', random, uncoded ? { [EXPLAINING]: '' } : {})
  const others = draft.findings.filter(other => other !== id)
  return [
    `### ${id}. ${about.title()}`,
    toYaml([
      ...(uncoded
        ? ['uncoded: "The sources do not say what lay behind it."', ...tags]
        : tags.flatMap(line => explain(line, vocabulary.taxonomy))),
      ...(random.chance(0.3) ? [`leads-to: [${random.any(others)}]`] : []),
      citeList(draft),
    ]),
    `#### What happened\n\n${about.paragraph(32)}${cite(draft)}`,
    `#### Why it made sense at the time\n\n${about.paragraph(22)}${cite(draft)}`,
    ...(random.chance(0.3) ? [`#### How widespread it is\n\n${about.paragraph(12)}${cite(draft)}`] : []),
    `#### What it means for children\n\n${about.paragraph(20)}`,
    ...(random.chance(0.7) ? [toQuestions(draft, about)] : []),
  ]
}

function toQuestions({ vocabulary, random }: ReviewDraft, about: Writer): string {
  const asked = random.some(vocabulary.audiences, 2).map(audience => `- ${audience}: ${about.question()}`)
  return `#### Questions\n\n${asked.join('\n')}`
}

/** A finding explained by what people did alone says that nothing more is established. */
function explain(line: string, taxonomy: Taxonomy): string[] {
  if (!line.startsWith(`${EXPLAINING}:`)) return [line]
  const factors = taxonomy.facet(EXPLAINING)!
  const ids = line.match(/[a-z][a-z-]+/g)!.filter(id => factors.canTag(id))
  return ids.every(id => factors.withAncestors(id).includes(PRACTITIONER))
    ? [line, 'explanation: not-established']
    : [line]
}

/** A key practice episode. */
export function toEpisode(draft: ReviewDraft, id: string): string[] {
  const { vocabulary, random } = draft
  const about = createWriter(vocabulary.lexicon, random)
  return [
    `### ${id}. ${about.title()}`,
    toYaml(vocabulary.tagsFor('episode', random)),
    `${about.paragraph(30)}${cite(draft)}`,
  ]
}

/** A recommendation that addresses findings of its own review. */
export function toRecommendation(draft: ReviewDraft, id: string): string[] {
  const { vocabulary, random, head, number } = draft
  const about = createWriter(vocabulary.lexicon, random)
  const supports = number > 0 && random.chance(0.1) ? earlier(draft) : ''
  return [
    `### ${id}. ${about.action()}`,
    toYaml([
      `addresses: [${random.chance(0.1) ? '' : random.some(draft.findings, random.whole(1, 2)).join(', ')}]`,
      `to: [${random
        .some(vocabulary.bodies, random.whole(1, 2))
        .map(body => JSON.stringify(body))
        .join(', ')}]`,
      ...vocabulary.tagsFor('recommendation', random),
      ...(random.chance(0.3) ? [`due: ${head.year + 1}`] : []),
      `supports: [${supports}]`,
      citeList(draft),
      ...(random.chance(0.4) ? ['status:', toStatus(draft, about)] : []),
    ]),
    `${about.paragraph(22)}${cite(draft)}`,
  ]
}

function toStatus({ vocabulary, random, head }: ReviewDraft, about: Writer): string {
  const value = random.any(vocabulary.statuses)
  const date = head.year + random.whole(0, 3)
  const by = random.any(['owner', 'independent'])
  return `  - {value: ${value}, date: ${date}, by: ${by}, evidence: ${JSON.stringify(about.sentence())}, source: S1}`
}

/** A recommendation of a review of a smaller number: each has at least two. */
function earlier({ number, random, seed }: ReviewDraft): string {
  return `${reviewHead(seed, random.whole(0, number - 1)).id}/R${random.whole(1, 2)}`
}

function toYaml(lines: readonly string[]): string {
  return `\`\`\`yaml\n${lines.join('\n')}\n\`\`\``
}
