import type { Review } from '../../corpus/review.ts'
import { START_OF_FILE, type Problem } from '../../problems/problem.ts'
import { toProblem } from '../../problems/to-problem.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

/**
 * Two records of one case say together what each leaves out. A record that is written for the library is compared with
 * those it seems to share a case with: the same name, or the same area and years, or a recommendation that it backs and
 * the same area or years. Says what the other gives that this one holds or says otherwise, by field and not by value.
 */
export function linkedReviews(review: Review, library: readonly Review[], taxonomy: Taxonomy): Problem[] {
  if (!isOf(review, 'review')) return []
  return library
    .filter(other => other.id !== review.id && !isOf(other, 'demonstration'))
    .flatMap(other => {
      const links = linksOf(review, other)
      const fields = links.length === 0 ? [] : fieldsThatTell(review, other, taxonomy)
      if (fields.length === 0) return []
      const listed = (names: readonly string[]) => names.map(name => `\`${name}\``).join(', ')
      return [
        toProblem(`reviews/${review.file}`, {
          rule: 'disclosure-linked-review',
          place: START_OF_FILE,
          message: `Unexpected combination with \`${other.id}\`, which shares ${listed(links)} and gives ${listed(fields)}; expected nothing that the two tell only together.`,
          hint: 'If both are about one child, leave out here what the other gives, or withhold the area.',
        }),
      ]
    })
}

function isOf({ tags }: Review, record: string): boolean {
  const own = tags['record']
  return Array.isArray(own) && own.some(({ term }: { term: string }) => term === record)
}

/** What two records have in common that suggests one case: names of fields. */
function linksOf(one: Review, other: Review): string[] {
  const names = new Set(other.knownAs.map(({ name }) => name.toLowerCase()))
  const isNamed = one.knownAs.some(({ name }) => names.has(name.toLowerCase()))
  const isNear = one.area !== 'withheld' && one.area.toLowerCase() === other.area.toLowerCase()
  const isThen = overlap(one.period, other.period)
  const isBacked = supports(one, other) || supports(other, one)
  return [
    ...(isNamed ? ['known-as'] : []),
    ...(isNear && (isThen || isBacked) ? ['area'] : []),
    ...(isThen && (isNear || isBacked) ? ['period'] : []),
    ...(isBacked && (isNear || isThen) ? ['supports'] : []),
  ]
}

function supports({ recommendations }: Review, { id }: Review): boolean {
  return recommendations.some(one => one.supports.some(supported => supported.startsWith(`${id}/`)))
}

/** Whether two spans of years, like `2002/2003`, share a year. */
function overlap(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const [from, to = from] = one.split('/') as [string, string?]
  const [otherFrom, otherTo = otherFrom] = other.split('/') as [string, string?]
  return from <= otherTo && otherFrom <= to
}

/** Child-level facets of which the other record gives values that this one holds back, lacks or gives otherwise. */
function fieldsThatTell(review: Review, other: Review, taxonomy: Taxonomy): string[] {
  return taxonomy.facets
    .filter(({ key, childLevel }) => {
      const theirs = other.tags[key]
      if (!childLevel || theirs === undefined || theirs === 'held') return false
      const said = theirs.map(({ term }) => term).filter(term => !/^not-/.test(term))
      if (said.length === 0) return false
      const ours = review.childDetail === 'held' ? 'held' : review.tags[key]
      if (ours === undefined || ours === 'held') return true
      return said.some(term => !ours.some(own => own.term === term))
    })
    .map(({ key }) => key)
}
