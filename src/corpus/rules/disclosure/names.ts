import type { RawProblem } from '../../../problems/problem.ts'
import type { Tag } from '../../review.ts'
import type { CheckedFile, Rule } from '../rule.ts'
import { isGivenName } from '../../given-names.ts'
import { namesOfPeople } from '../../names-of-people.ts'
import { passagesOf, type Passage } from '../../passages.ts'

const WORD = `[A-Z](?:['’][A-Z])?[A-Za-z-]*[a-z]`
const FULL_NAME = new RegExp(`\\b(${WORD})((?:\\s+${WORD})+)`, 'g')
/** What stands before the name of somebody who may be named for what they did in office. */
const IN_OFFICE =
  /\b(?:by|chair(?:ed|s|ing|man|woman)?|led|lead|author(?:s|ed)?|review(?:er|ed)?|inquir(?:y|ies)|asked|appointed|commission(?:er|ed)|consultant|minister|secretary|judge|sheriff|counsel|inspector|inspectorate|director|president|professor|prof|dr|lord|lady|sir|dame|baroness|justice|qc|kc|mp|report(?:s|ed)?)\b[^.;]{0,60}$/i
/** The same, where the office follows the name. */
const OFFICE_AFTER =
  /^(?:['’]s)?[^.;]{0,50}\b(?:chair(?:s|ed)?|wrote|led|reviewed|report(?:ed)?|inquiry|review)\b/i
const PAIR = /\b(?:and|with|,)\s*$/

/**
 * Names of people in the text of a review: those it gives in `known-as`, and any given name with a surname.
 * In a summary of a published report those who chaired, wrote or answered for it may stand there.
 */
export const names: Rule = file => {
  const passages = passagesOf(file)
  const people = namesOfPeople(file.frontMatter?.fields['known-as'] ?? [])
  const published = publishedWords(file)
  const exempt = isSummary(file)
  return passages.flatMap(passage => [
    ...occurrences(passage, people),
    ...fullNames(passage, published, exempt).filter(
      ({ met }) => !people.some(person => met!.includes(person)),
    ),
  ])
}

function isSummary({ frontMatter }: CheckedFile): boolean {
  const record = (frontMatter?.fields as Record<string, unknown> | undefined)?.record as Tag[] | undefined
  return record?.[0]?.term === 'summary'
}

function occurrences({ text, placeAt }: Passage, people: readonly string[]): RawProblem[] {
  if (people.length === 0) return []
  // The longest come first, so that a full name is one finding and not two.
  const written = people.map(person => person.split(/\s+/).map(escape).join('\\s+')).join('|')
  return [...text.matchAll(new RegExp(`(?<![\\w-])(?:${written})(?![\\w-])`, 'g'))].map(({ 0: met, index }) =>
    toProblem(met, placeAt(index, index + met.length)),
  )
}

function fullNames({ text, placeAt }: Passage, published: Set<string>, exempt: boolean): RawProblem[] {
  return [...text.matchAll(FULL_NAME)].flatMap(({ 0: met, 1: first, 2: rest, index }) => {
    const surname = rest!.trim().split(/\s+/)[0]!
    if (!isGivenName(first!) || ORGANISATIONS.has(surname.toLowerCase())) return []
    if (exempt && (published.has(surname) || mayStand(text, index, index + met.length))) return []
    return [toProblem(met, placeAt(index, index + met.length))]
  })
}

function mayStand(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start)
  return IN_OFFICE.test(before) || PAIR.test(before) || OFFICE_AFTER.test(text.slice(end))
}

/** Words that follow a given name in the name of a place or a body. */
const ORGANISATIONS = new Set(
  'council county city borough road street house hospital school college trust university committee children child safeguarding local police area region park north south east west report review inquiry act home unit centre service services foundation'.split(
    ' ',
  ),
)

/** Capitalised words of the titles, names and publishers of a file. */
function publishedWords({ frontMatter }: CheckedFile): Set<string> {
  const { title, sources, 'known-as': knownAs } = frontMatter?.fields ?? {}
  const texts = [title, ...(knownAs ?? []).map(({ name }) => name)].concat(
    (sources ?? []).flatMap(source => [source.title, source.publisher]),
  )
  return new Set(texts.join(' ').match(/\b[A-Z][A-Za-z'’-]+/g))
}

function toProblem(met: string, place: RawProblem['place']): RawProblem {
  return {
    rule: 'disclosure-name',
    place,
    message:
      'Unexpected name of a person in `text`, expected "the child", "his mother", "the social worker".',
    met,
    hint: 'Names stand only in `title`, `known-as` and the titles of sources, and only where they may.',
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
