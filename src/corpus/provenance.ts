import type { Review } from './review.ts'

/** Said of every record until a person has checked it, wherever it shows. */
export const NOT_YET_CHECKED =
  'Written and tagged by machine from published excerpts; not yet checked by a person.'

/** Who wrote and tagged a record, in one sentence that goes with everything quoted from it. */
export function provenanceOf({ writtenBy, codedBy, checkedBy }: Review): string {
  const checked = checkedBy.findLast(check => check.kind === 'person')
  if (!checked && writtenBy === 'machine' && codedBy === 'machine') return NOT_YET_CHECKED
  const made =
    writtenBy === codedBy
      ? `Written and tagged by ${by(writtenBy)}`
      : `Written by ${by(writtenBy)}, tagged by ${by(codedBy)}`
  return `${made}; ${checked ? `checked by a person in ${checked.date}` : 'not yet checked by a person'}.`
}

function by(author: Review['writtenBy']): string {
  return author === 'machine' ? 'machine' : 'a person'
}

/** The one term of a facet that takes one value; an empty text where it was not coded. */
export function singleTerm(tags: Review['tags'], facet: string): string {
  const own = tags[facet]
  return own === undefined || own === 'held' ? '' : (own[0]?.term ?? '')
}
