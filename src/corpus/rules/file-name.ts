import { START_OF_FILE, unexpected, type RawProblem } from '../../problems/problem.ts'
import { namesOfPeople } from '../names-of-people.ts'
import { toSlug } from '../sections.ts'
import type { Rule } from './rule.ts'

/** `<year>-<area>-<slug>.md`, the same as the id, and without a name from known-as. */
export const fileName: Rule = ({ name, frontMatter }) => {
  const stem = name.replace(/\.md$/, '')
  const problems: RawProblem[] = []
  if (!/^(1[89]|20)\d\d(-[a-z0-9]+){2,}$/.test(stem)) {
    problems.push({
      rule: 'file-name-invalid',
      place: START_OF_FILE,
      message: unexpected(name, 'file name', '`<year>-<area>-<slug>.md` in lower case'),
      met: name,
    })
  }
  const value = frontMatter?.yaml.value as { id?: unknown; 'known-as'?: unknown } | undefined
  const id = value?.id
  if (frontMatter === undefined || typeof id !== 'string') return problems
  const place = () => frontMatter.yaml.placeOf(['id'])
  if (id !== stem) {
    problems.push({
      rule: 'id-mismatch',
      place: place(),
      message: unexpected(id, 'id', `\`${stem}\`, as the file is named`),
      met: id,
      expected: stem,
    })
  }
  const person = personsIn(value?.['known-as']).find(words =>
    words.every(word => id.split('-').includes(word)),
  )
  if (person) {
    problems.push({
      rule: 'id-names-person',
      place: place(),
      message: unexpected(id, 'id', 'no name of a person'),
      met: id,
      hint: 'Name the file for the year, the place and what the review is about.',
    })
  }
  return problems
}

/** Each name of a person, as the words it would leave in an id. */
function personsIn(knownAs: unknown): string[][] {
  if (!Array.isArray(knownAs)) return []
  const named = knownAs.filter(
    (entry): entry is { name: string } => typeof (entry as { name?: unknown } | null)?.name === 'string',
  )
  return namesOfPeople(named).map(name => toSlug(name).split('-'))
}
