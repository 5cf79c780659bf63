import { matchKeyOf } from '../../src/search/match-keys.ts'
import type { SearchRecord } from '../../src/search/search-record.ts'

/** An invented record with one passage a text; a test says only what it is about. */
export function aRecord(
  id: string,
  texts: readonly string[],
  says: Partial<SearchRecord> = {},
): SearchRecord {
  return {
    id,
    matchKey: matchKeyOf(id),
    kind: 'finding',
    reviewId: id,
    area: 'nowhere',
    year: 2019,
    title: 'Heading',
    knownAs: [],
    reviewTitle: 'Invented',
    passages: [...texts],
    anchors: texts.map((_, at) => `p-00000${at}`),
    sections: texts.map(() => 'What happened'),
    speakers: texts.map(() => 'report' as const),
    to: [],
    words: [],
    inherited: [],
    ...says,
  }
}
