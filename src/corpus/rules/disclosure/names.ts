import type { RawProblem } from '../../../problems/problem.ts'
import type { Tag } from '../../review.ts'
import type { CheckedFile, Rule } from '../rule.ts'
import { isGivenName } from '../../given-names.ts'
import { namesOfPeople } from '../../names-of-people.ts'
import { passagesOf, type Passage } from '../../passages.ts'

const WORD = `[A-Z](?:['’][A-Z])?[A-Za-z-]*[a-z]`
const FULL_NAME = new RegExp(`\\b(${WORD})((?:\\s+${WORD})+)`, 'g')
/** An office that may be named, just before the name: its holder did something for the review in it. */
const IN_OFFICE =
  /\b(?:(?:by|from|chair(?:ed|s|man|woman)?|led|author(?:s|ed)?|writ(?:ten|er)|wrote|reviewers?|asked|appointed|commissioned)\b(?:\s+(?:by|the|an?|of|to|her|his|its|was|were|then|now|former|retired|independent|lead|senior|safeguarding|social|work|care|education|children's|consultants?|chair|author|reviewers?|barrister|paediatrician|judge|professor|minister|secretary|state|commissioner|director|president|inspector|solicitor|academic)\b|,)*\s*,?|\b(?:minister|secretary of state(?: for [a-z ,]+)?|commissioner|judge|sheriff|inspector|director|president|ombudsman|professor|prof\.?|dr|lord|lady|sir|dame|baroness|justice|counsel|qc|kc|mp|recorder|panel|inquiry|report|review)\s*,?(?:\s+(?:of|by|was|were|under))?)\s*$/i
/** The same, where the office follows the name. */
const OFFICE_AFTER =
  /^(?:['’]s)?(?:\s+(?:QC|KC)\b|\s+as\s+(?:the\s+)?(?:chair|author|reviewer)\b|(?:\s+(?:MP|OBE|CBE|DBE))*(?:\s+(?:and\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+\s+)?(?:chair(?:s|ed)|wrote|led|reviewed|report(?:ed)?\b|inquiry|review|analysis)|,\s+(?:(?:an?|the|then|former|retired|independent|chief|lead|senior)\s+)*(?:chair|consultant|barrister|reviewer|author|judge|professor|paediatrician|minister|commissioner|director|secretary|inspector|president|QC|KC|MP)))/
/** Characters before and behind a name in which its office is looked for. */
const AROUND = 160
/** A second name of a pair, the first of which may stand. */
const SECOND = /[A-Z][\w’'-]+\s+(?:and|with)\s*$/
/** What a person is called by who is met at work or at home: the name behind it is theirs. */
const CALLED =
  /\b(?:Mr|Mrs|Ms|Miss|PC|WPC|DC|DS|Nurse|Sister|Sgt|Sergeant)\.?\s+[A-Z][a-z]+(?:[-’'][A-Z][a-z]+)?\b(?!\s+Justice)/g

/**
 * Names of people in the text of a review: those it gives in `known-as`, and any given name with a surname.
 * In a summary of a published report those who chaired, wrote or answered for it may stand there.
 */
export const names: Rule = file => {
  const passages = passagesOf(file)
  const people = namesOfPeople(file.frontMatter?.fields['known-as'] ?? [])
  const published = publishedNames(file)
  const exempt = isSummary(file)
  return passages.flatMap(passage => [
    ...occurrences(passage, people),
    ...called(passage),
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

function called({ text, placeAt }: Passage): RawProblem[] {
  return [...text.matchAll(CALLED)]
    .filter(({ 0: met }) => !/^(?:Mr|Mrs|Ms)\.?\s+Justice$/.test(met))
    .map(({ 0: met, index }) => toProblem(met, placeAt(index, index + met.length)))
}

function fullNames({ text, placeAt }: Passage, published: string, exempt: boolean): RawProblem[] {
  return [...text.matchAll(FULL_NAME)].flatMap(({ 0: met, 1: first, 2: rest, index }) => {
    const surname = rest!.trim().split(/\s+/)[0]!
    if (!isGivenName(first!) || ORGANISATIONS.has(surname.toLowerCase())) return []
    const name = `${first} ${surname.replace(/['’]s$/, '')}`
    if (exempt && (published.includes(name) || mayStand(text, index, index + met.length))) return []
    return [toProblem(met, placeAt(index, index + met.length))]
  })
}

function mayStand(text: string, start: number, end: number): boolean {
  // No office is named further off; a whole chapter in one paragraph would take as long as its square.
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/\s+/g, ' ')
  const after = text.slice(end, end + AROUND).replace(/\s+/g, ' ')
  return IN_OFFICE.test(before) || SECOND.test(before) || OFFICE_AFTER.test(after)
}

/** Words that follow a given name in the name of a place or a body. */
const ORGANISATIONS = new Set(
  'council county city borough road street house hospital school college trust university committee children child safeguarding local police area region park north south east west report review inquiry act home unit centre service services foundation'.split(
    ' ',
  ),
)

/** Titles, names and publishers of a file: a full name that stands there may stand in the text. */
function publishedNames({ frontMatter }: CheckedFile): string {
  const { title, sources, 'known-as': knownAs } = frontMatter?.fields ?? {}
  const texts = [title, ...(knownAs ?? []).map(({ name }) => name)].concat(
    (sources ?? []).flatMap(source => [source.title, source.publisher]),
  )
  return texts.join('\n')
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
