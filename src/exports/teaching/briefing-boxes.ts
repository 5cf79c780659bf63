import { singleTerm } from '../../corpus/provenance.ts'
import { whoseWords } from '../../corpus/sections.ts'
import { whatHelps, whatToDo } from './briefing-actions.ts'
import { TOP, WHY, type BriefingSources } from './briefing-sources.ts'
import { fillBox, type Offer, type Room } from './fill-box.ts'
import {
  BOXES,
  countWords,
  MOST_WORDS_OF_A_BOX,
  textOfBox,
  type BoxId,
  type BriefingBox,
  type BriefingSentence,
} from './briefing-box.ts'
import { sentencesOf } from './sentences.ts'

/** Episodes that tell what happened. */
const MOST_EPISODES = 4
/** Reviews whose summaries are taken. */
const MOST_REVIEWS = 3

/** Said after a finding whose explanation is not recorded. */
const NO_EXPLANATION = '(The record does not say why it made sense at the time.)'

type Filled = BriefingSentence[][]

/**
 * The seven boxes, each filled by its rule from whole sentences of the records.
 * @param ceiling highest grade of a sentence
 */
export function boxesOf(sources: BriefingSources, ceiling: number): BriefingBox[] {
  const room: Room = { words: MOST_WORDS_OF_A_BOX, ceiling }
  const helps = whatHelps(sources, room)
  const filled: Readonly<Record<BoxId, Filled>> = {
    background: background(sources, room),
    'why-it-matters': fillBox(offersOf(sources, 'what-it-means-for-children'), {
      ...room,
      shared: true,
    }),
    'what-happened': whatHappened(sources, room),
    'what-was-learnt': whatWasLearnt(sources, room),
    'what-helps': helps,
    questions: questions(sources, room),
    'what-to-do': whatToDo(sources, room, helps),
  }
  return BOXES.map(({ id, heading }) => ({ id, heading, rule: RULES[id], paragraphs: filled[id] }))
}

/** By what rule each box is filled, as it is told on the page. */
const RULES: Readonly<Record<BoxId, string>> = {
  background:
    'Of a review: its summary, in its order. Otherwise: the definition of the term, where one was chosen, then the summaries of up to three of the reviews.',
  'why-it-matters': 'What it means for children, of the top findings in turn; the plainer sentences first.',
  'what-happened':
    'Of a review: its key practice episodes; where they give less than half a box, and otherwise, what happened in the top findings. Sentences with a name, a place, a year or a month are left out, and what the library infers.',
  'what-was-learnt':
    'The top findings by their titles, each with why it made sense at the time. What the library infers is marked.',
  'what-helps':
    'Findings with a factor that made good practice easier, what went well in the reviews, and up to three of the strongest actions that were asked for. How strong an action is follows from its type; the weakest kind is left out.',
  questions:
    'Questions for practitioners and managers that stand under the findings, the top findings first.',
  'what-to-do':
    'Recommendations with what is recorded of their status: those that answer the top findings first, then the stronger. Those shown under what helps are shown again only where there are no others. Where no recommendation was chosen, those that answer the findings.',
}

function background(sources: BriefingSources, room: Room): Filled {
  const { material, reviews, runs } = sources
  const ofReview = material.from.kind === 'review'
  const summaries = reviews
    .slice(0, ofReview ? 1 : MOST_REVIEWS)
    .map(review => ({ runs: runs(review, undefined, 'summary'), inOrder: true }))
  return fillBox([...definition(sources), ...summaries], { ...room, shared: true })
}

/** What a term means, where a term was chosen. */
function definition({
  material: { from, snapshot, safeToProject },
  reviews,
  allows,
}: BriefingSources): Offer[] {
  if (from.kind !== 'term') return []
  const [facet = '', id = ''] = from.id.split('/')
  const term = snapshot.taxonomy.facet(facet)?.term(id)
  if (!term) return []
  // In small letters: the words with a capital of a definition name no case, unless a review is known by them.
  const mayStand = (text: string) =>
    !safeToProject || reviews.every(review => allows(text.toLowerCase(), 'questions', review))
  const run = sentencesOf(term.definition)
    .filter(mayStand)
    .map(text => ({ text, cites: from.id, speaker: 'library' as const }))
  return run.length > 0 ? [{ runs: [run], inOrder: true }] : []
}

/** What one section of each top finding offers. */
function offersOf({ findings, runs }: BriefingSources, slug: string): Array<{ runs: BriefingSentence[][] }> {
  return findings.slice(0, TOP).map(({ review, item }) => ({ runs: runs(review, item.id, slug) }))
}

/** Without what the library infers, and what follows it. */
function asTold(runs: BriefingSentence[][]): BriefingSentence[][] {
  return runs
    .map(run => {
      const end = run.findIndex(({ isReading }) => isReading)
      return end === -1 ? run : run.slice(0, end)
    })
    .filter(run => run.length > 0)
}

function whatHappened(sources: BriefingSources, room: Room): Filled {
  const { material, reviews, runs } = sources
  const told = offersOf(sources, 'what-happened').map(offer => ({ runs: asTold(offer.runs) }))
  const review = material.from.kind === 'review' ? reviews[0] : undefined
  if (!review) return fillBox(told, { ...room, shared: true })
  const episodes = fillBox(
    review.episodes.slice(0, MOST_EPISODES).map(({ id }) => ({ runs: asTold(runs(review, id, 'text')) })),
    { ...room, shared: true },
  )
  const used = countWords(textOfBox({ paragraphs: episodes }))
  if (used >= room.words / 2) return episodes
  return [...episodes, ...fillBox(told, { ...room, words: room.words - used, shared: true })]
}

function whatWasLearnt({ findings, runs, title }: BriefingSources, room: Room): Filled {
  const offers = findings.slice(0, TOP).flatMap((row): Offer[] => {
    const lead = title(row)
    const why = runs(row.review, row.item.id, WHY)
    if (!lead) return why.length > 0 ? [{ runs: why }] : []
    return [why.length > 0 ? { lead, runs: why } : { lead: { ...lead, after: NO_EXPLANATION }, runs: [] }]
  })
  return fillBox(offers, { ...room, shared: true })
}

const AUDIENCES = ['practitioners', 'managers']

function questions({ findings, material, allows }: BriefingSources, room: Room): Filled {
  const { taxonomy } = material.snapshot
  const offers = AUDIENCES.flatMap(audience =>
    findings
      .flatMap(({ id, item, review }) =>
        item.questions
          .filter(one => one.audience === audience)
          .map(({ text, anchor }, at) => ({ text, anchor, at, id, review })),
      )
      .map(({ text, anchor, id, review }, at) => ({
        at,
        runs: [
          sentencesOf(text)
            .filter(one => allows(one, 'questions', review))
            .map((one, number) => ({
              text: one,
              cites: `${id}#${anchor}`,
              speaker: whoseWords('questions', singleTerm(review.tags, 'record')),
              ...(number === 0 && { before: `${taxonomy.label('audience', audience)}:` }),
            })),
        ].filter(run => run.length > 0),
      })),
  )
  // One for practitioners, one for managers, and so on.
  return fillBox(
    offers.toSorted((a, b) => a.at - b.at),
    room,
  )
}
