import { MONTH_NAMES, WORD_NAMES } from '../../disclosure/ambiguous-names.ts'
import { longest, matches, toDisclosed, type Found } from '../../disclosure/disclosed.ts'
import { mayStand } from '../../disclosure/may-stand.ts'
import { namesInAddress, namesInContext } from '../../disclosure/names-in-context.ts'
import { namesInSmallLetters } from '../../disclosure/names-in-small-letters.ts'
import { namesByLists } from '../../disclosure/names-by-lists.ts'
import type { Passage } from '../../disclosure/passage.ts'
import { isPublished } from '../../disclosure/published-words.ts'
import { isStrict } from '../../disclosure/strictness.ts'
import { withoutCapitals } from '../../disclosure/without-capitals.ts'
import { mayBeName } from '../../disclosure/words.ts'
import { isGivenName } from '../../given-names.ts'
import { namesOfPeople } from '../../names-of-people.ts'
import { everyPassageOf } from '../../passages.ts'
import { recordOf } from '../../record-of.ts'
import type { Tag } from '../../review.ts'
import type { CheckedFile, Rule } from '../rule.ts'

const WORD = `[A-Z](?:['’][A-Z])?[A-Za-zà-ÿ-]*[a-zà-ÿ]`
const FULL_NAME = new RegExp(`\\b(${WORD})((?:\\s+${WORD})+)`, 'g')
/** What a person is called by who is met at work or at home: the name behind it is theirs. */
const CALLED =
  /\b(?:Mr|Mrs|Ms|Miss|Mx|PC|WPC|DC|TDC|DS|DI|PCSO|Nurse|Sister|Sgt|Sergeant)\.?\s+(?:(?:van|von|de|da|dos|del|della|al|el|bin|ap|ab|Mac|Mc|Fitz)[\s-]?(?:der\s+|la\s+)?)?(?:[A-Z]['’])?\p{Lu}\p{Ll}*(?:\p{Lu}\p{Ll}+)*(?:[-’']\p{Lu}\p{Ll}*(?:\p{Lu}\p{Ll}+)*)*(?<=\p{Ll})(?!\p{L})(?!\s+Justice)/gu
/** Surnames with a capital inside them are nothing else. */
const INNER_CAPITAL =
  /(?<![\p{L}@._/'’-])(?:(?:Ma?c|Fitz|De|Di|Da|Del|Della|Du|La|Le|Van|Von|St|Ó|Ni|Mhic|Nic|Al|El|Ap)(?!Books?\b)\p{Lu}\p{Ll}{2,}|[OD]['’]\p{Lu}\p{Ll}{2,})(?:-(?:\p{Lu}\p{Ll}+)+)?(?!\p{L})|(?<!\b(?:a|the|his|her|their|white)\s)\b(?:van|von|bin|bint|ap|ferch|dos|della)\s+(?:der\s+|den\s+)?\p{Lu}\p{Ll}{2,}(?!\p{L})/gu

const WORDING = {
  rule: 'disclosure-name',
  message: 'Unexpected name of a person in `text`, expected "the child", "his mother", "the social worker".',
  hint: 'Names stand only in `title`, `known-as` and the titles of sources, and only where they may.',
}

const OF_LIVING = {
  ...WORDING,
  message: 'Unexpected name of a person in `known-as`, expected what the report is called.',
  hint: 'A child is named only after its death (`outcome`), where a source has made the name public, and never as the victim of a sexual offence.',
}

/**
 * Whether `known-as` may give a child's name. A summary repeats what was published of a case; what is written for the
 * library names only a child who has died, and none whom a source could describe as victim of a sexual offence.
 */
function mayNameChild(file: CheckedFile): boolean {
  if (recordOf(file) === 'summary') return true
  const fields = (file.frontMatter?.fields ?? {}) as Record<string, readonly Tag[] | undefined>
  const hasTerm = (facet: string, term: RegExp) => fields[facet]?.some(tag => term.test(tag.term)) ?? false
  return hasTerm('outcome', /^death-/) && !hasTerm('harm-type', /sexual/)
}

/**
 * Names of people in the text of a review: those it gives in `known-as`, and any given name with a surname. In a
 * summary of a published report those who chaired, wrote or answered for it may stand there. In what is written for
 * the library nobody may, nor a name that only the words around it give away.
 */
export const names: Rule = file => {
  const knownAs = file.frontMatter?.fields['known-as'] ?? []
  const people = namesOfPeople(knownAs)
  const given = namesPattern(people)
  const isNamed = mayNameChild(file)
  // A name that a source has made public may stand where the record says so, and nowhere else.
  const stated = isNamed ? namesPattern(knownAs.map(({ name }) => name)) : undefined
  return everyPassageOf(file).flatMap(passage => {
    if (passage.field === 'known-as.name')
      return isNamed
        ? []
        : longest(namesIn(passage, file)).map(found => toDisclosed(passage, found, OF_LIVING))
    const isTitle = passage.isBeside && passage.field !== undefined
    const read = isTitle && stated ? { ...passage, text: blank(passage.text, stated) } : passage
    const known = given && !isTitle ? matches(read.text, given) : []
    return longest([...known, ...namesIn(read, file)]).map(found => toDisclosed(passage, found, WORDING))
  })
}

function namesIn(passage: Passage, file: CheckedFile): Found[] {
  const { text, isAddress } = passage
  const inText = isStrict(file) ? namesOfAnybody : (read: string) => namesInPublished(read, file)
  const cased = withoutCapitals(text)
  const found = isAddress ? namesInAddress(text) : [...inText(text), ...(cased === text ? [] : inText(cased))]
  return found.filter(({ met }) => {
    // An address runs on behind the name; in a sentence a first name of a title is another person's too.
    const [first] = met.split(/[-_+]/) as [string]
    if (isAddress) return !isPublished(file, met, true) && !isPublished(file, first, true)
    return (/^\p{L}+$/u.test(met) && isGivenName(met)) || !isPublished(file, met)
  })
}

function calledNames(text: string): Found[] {
  return matches(text, CALLED).filter(({ met }) => !/^(?:Mr|Mrs|Ms)\.?\s+Justice$/.test(met))
}

/** Names in what is written for the library. */
function namesOfAnybody(text: string): Found[] {
  return [
    ...calledNames(text),
    ...[...text.matchAll(FULL_NAME)].flatMap(({ 0: met, index }) =>
      strictFullName(met, index, text.slice(Math.max(0, index - 20), index)),
    ),
    ...namesInContext(text),
    ...namesByLists(text),
    ...namesInSmallLetters(text),
    ...matches(text, INNER_CAPITAL).filter(({ met, index }) => isOfPerson(text, met, index)),
  ]
}

/** Names in a published summary: full names of those who held no office in what was published. */
function namesInPublished(text: string, file: CheckedFile): Found[] {
  const full = [...text.matchAll(FULL_NAME)].flatMap(({ 0: met, 1: first, 2: rest, index }) => {
    const surname = rest!
      .trim()
      .split(/\s+/)[0]!
      .replace(/['’]s$/, '')
    if (!isGivenName(first!) || ORGANISATIONS.has(surname.toLowerCase())) return []
    const stands = isPublished(file, `${first} ${surname}`) || mayStand(text, index, index + met.length)
    return stands ? [] : [{ met, index }]
  })
  return [...calledNames(text), ...full]
}

/** Not what is known to all by its founder, nor who held an office. */
function isOfPerson(text: string, met: string, index: number): boolean {
  return (
    !/\b(?:Sir|Dame|Lord|Lady|Baroness|Justice|Judge|Professor)\s+(?:\p{Lu}\p{Ll}+\s+)?$/u.test(
      text.slice(0, index),
    ) &&
    !BODY_BEHIND.test(text.slice(index + met.length)) &&
    !/\b(?:described|cited|proposed|developed|model|theory)\b[^.;]*\b(?:by|of)\b[^.;]*$/.test(
      text.slice(0, index),
    ) &&
    !/^(?:LaTeX|LeDeR|DeLorean|McDonald['’]?s?|DfE)$/.test(met)
  )
}

const BODY_BEHIND =
  /^(?:['’]s)?\s+(?:[Ff]riends?|Inquiry|Enquiry|Review|Report|Foundation|Trust|Act|Award|Law|Tribunal|Judgment|Principles|Guidelines|Timeline|Model|Scale|Test|et\s+al|and\s+colleagues|\(?(?:19|20)\d\d)/

/** What is named after a person and known to all. */
const OF_ALL =
  /\b(?:Inquiry|Enquiry|Review|Report|Foundation|Trust|Act|Award|Law|Tribunal|Judgment|Principles|Guidelines)$/

/** A given name may stand behind the first word of a sentence, and a surname before the name of a body. */
function strictFullName(met: string, index: number, before: string): Found[] {
  if (OF_ALL.test(met)) return []
  const words = [...met.matchAll(/\S+/g)].map(word => ({ word: word[0], at: word.index }))
  return words.slice(0, -1).flatMap(({ word, at }, step) => {
    const { word: surname, at: next } = words[step + 1]!
    const isName =
      (isGivenName(word) || isGivenWord(word, `${before}${met.slice(0, at)}`)) &&
      !HONOURED.test(`${before}${met.slice(0, at)}`) &&
      isFirstName(word) &&
      mayBeName(surname) &&
      !ORGANISATIONS.has(surname.toLowerCase())
    return isName ? [{ met: met.slice(at, next + surname.length), index: index + at }] : []
  })
}

/** Whoever has a title of honour did in office what they are named for. */
const HONOURED =
  /\b(?:Sir|Dame|Lord|Lady|Baroness)\s+$|\bchaired\s+by\s+(?:Professor|Judge|Mrs?\s+Justice)\s+$/
const WHEN =
  /\b(?:in|by|since|until|till|of|from|to|during|last|next|early|late|mid|this|that|before|after|between|and|each|every)[\s-]+$/i

/** "May Thornton" is somebody; "in May Thornton was told" says when. */
function isGivenWord(word: string, before: string): boolean {
  return /^(?:May|April|June|August|Will|Hope|Faith|Joy|Rose)$/.test(word) && !WHEN.test(before)
}

/** Some names are other words, which begin the names of bodies and laws; months and "Will" may be names all the same. */
function isFirstName(word: string): boolean {
  return mayBeName(word) || MONTH_NAMES.has(word.toLowerCase()) || WORD_NAMES.has(word.toLowerCase())
}

/** Words that follow a given name in the name of a place or a body. */
const ORGANISATIONS = new Set(
  'council county city borough road street house hospital school college trust university committee children child safeguarding local police area region park north south east west report review inquiry act home unit centre service services foundation farm'.split(
    ' ',
  ),
)

/** Any of the names, the longest first, so that a full name is one finding and not two. */
function namesPattern(people: readonly string[]): RegExp | undefined {
  if (people.length === 0) return undefined
  const written = people
    .toSorted((a, b) => b.length - a.length)
    .map(person => person.split(/\s+/).map(escape).join('\\s+'))
    .join('|')
  return new RegExp(`(?<![\\w-])(?:${written})(?![\\w-])`, 'g')
}

function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, found => '.'.repeat(found.length))
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
