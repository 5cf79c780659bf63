import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { ImportNote } from './import-note.ts'
import { toMonth } from './read-month.ts'

const PUBLISHED = /\b(publish|publication|dated?\b|report of|version|issued)/i

/**
 * The front matter that a document itself tells. Who wrote and tagged the review is left for its author to say: to
 * take in a document is not to write it. Whatever else is missing, the check names.
 * @param preamble what stands before the first section
 */
export function frontFields(
  title: string | undefined,
  preamble: readonly RootContent[],
  taxonomyVersion: string,
): { fields: Record<string, unknown>; notes: ImportNote[] } {
  const lines = [...preamble.map(node => toString(node).trim()), title ?? '']
  const line =
    lines.find(one => PUBLISHED.test(one) && toMonth(one) !== undefined) ?? lines.find(isDate) ?? title ?? ''
  const published = toMonth(line)
  const source = {
    id: 'S1',
    ...(title !== undefined && { title }),
    ...(published !== undefined && { year: yearOf(published) }),
  }
  return {
    fields: {
      ...(title !== undefined && { title }),
      record: 'review',
      ...(published !== undefined && { published }),
      sources: [source],
      taxonomy: taxonomyVersion,
    },
    notes:
      published === undefined
        ? []
        : [
            {
              kind: 'doubt',
              text: `The date of publication, ${published}, was taken from the line “${line}”.`,
            },
          ],
  }
}

/** A line that is short and holds a date is one of a title page. */
function isDate(line: string): boolean {
  return line.split(' ').length <= 4 && toMonth(line) !== undefined
}

function yearOf(published: string | number): number {
  return Number(String(published).slice(0, 4))
}
