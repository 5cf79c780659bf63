import { didYouMean } from '../problems/closest.ts'
import { unexpected, type RawProblem } from '../problems/problem.ts'
import type { YamlSource } from '../problems/yaml-source.ts'
import type { CodeList } from './facet-schema.ts'

/** What a schema cannot say of a list: it is asked for by its file name, and its ids are used once. */
export function checkList(list: CodeList, fileId: string, source: YamlSource): RawProblem[] {
  const found: RawProblem[] = []
  if (list.id !== fileId) {
    found.push({
      rule: 'facet-file-name',
      place: source.placeOf(['id']),
      message: unexpected(list.id, 'id', `\`${fileId}\`, as the file is named`),
      met: list.id,
      expected: fileId,
    })
  }
  const ids = list.values.map(value => value.id)
  list.values.forEach((value, index) => {
    if (ids.indexOf(value.id) < index) {
      found.push({
        rule: 'term-duplicate',
        place: source.placeOf(['values', index, 'id']),
        message: unexpected(value.id, 'id', 'an id that is used once'),
        met: value.id,
      })
    }
    const successor = value['replaced-by']
    if (successor !== undefined && !ids.includes(successor)) {
      found.push({
        rule: 'term-unknown',
        place: source.placeOf(['values', index, 'replaced-by']),
        message: unexpected(successor, 'replaced-by', 'the id of a value of this list'),
        met: successor,
        ...didYouMean(successor, ids),
      })
    }
  })
  return found
}
