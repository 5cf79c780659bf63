import { CAUSE_WORDS, STATUS_SENTENCES } from '../../exports/verification-text.ts'
import type { Comparison, Difference, Verification } from '../../exports/verification.ts'
import { toMonth } from '../../corpus/to-month.ts'

/** Words of a text that has not changed, kept on either side of what has. */
const NEARBY = 120

/** What is said of a receipt and of what has changed, as a page shows it. */
export function presentVerification({ status, signature, receipt, comparison }: Verification) {
  const [word, ...sentence] = STATUS_SENTENCES[status].split('. ')
  return {
    status,
    word: word!.replace(/\.$/, ''),
    sentence: sentence.join('. '),
    receipt: { ...receipt, made: toMoment(receipt.made) },
    key: signature.key,
    comparison: comparison && presentComparison(comparison, receipt.kind),
  }
}

function presentComparison(
  { added, changed, withdrawn, unmatched, ...rest }: Comparison,
  kind: Verification['receipt']['kind'],
) {
  return {
    ...rest,
    rows: rowsOf(rest, kind).map(([label, count]) => ({ label, count })),
    states: toStates(rest),
    added: added.map(one => ({ ...one, why: CAUSE_WORDS[one.cause] })),
    unmatched: unmatched.map(one => ({ ...one, why: CAUSE_WORDS[one.cause] })),
    withdrawn: withdrawn.map(one => ({ ...one, date: one.date === null ? '' : toMonth(one.date) })),
    changed: changed.map(one => ({
      ...one,
      corrections: one.corrections.map(correction => ({ ...correction, date: toMonth(correction.date) })),
      difference: presentDifference(one.difference),
    })),
  }
}

/** Nothing can come to what was chosen by hand, and nothing is searched for it. */
function rowsOf({ counts }: Pick<Comparison, 'counts'>, kind: Verification['receipt']['kind']) {
  const rest: Array<[string, number]> = [
    ['Unchanged', counts.unchanged],
    ['Changed', counts.changed],
    ['Withdrawn or gone', counts.withdrawn],
  ]
  if (kind === 'pack') return [['Named in the receipt', counts.then] as [string, number], ...rest]
  const added: [string, number] = ['Added', counts.added]
  return [
    ['In the extract then', counts.then] as [string, number],
    ['Matches now, without what was left out', counts.now] as [string, number],
    ...rest.toSpliced(1, 0, added),
    ['There as before, no longer found', counts.unmatched] as [string, number],
  ]
}

/** Which state of the library the receipt was made of, and whether it is the one of now. */
function toStates({
  corpus,
  taxonomy,
  settings,
  engine,
}: Pick<Comparison, 'corpus' | 'taxonomy' | 'settings' | 'engine'>): string {
  const versions = taxonomy.then === taxonomy.now ? '' : ` from version ${taxonomy.then} to ${taxonomy.now}`
  return [
    corpus.equal
      ? 'The digest of all records and of the vocabulary is the same.'
      : 'The digest of all records and of the vocabulary is another: something in the library has changed, in what this receipt names or elsewhere.',
    taxonomy.equal ? 'The vocabulary is the same.' : `The vocabulary has changed${versions}.`,
    settings === null
      ? ''
      : settings.equal
        ? 'The settings of the search are the same.'
        : 'The settings of the search have changed.',
    engine.equal
      ? ''
      : `The search engine is another: ${engine.then ?? 'none'} then, ${engine.now ?? 'none'} now.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Long stretches that stayed as they were are shortened. */
function presentDifference(difference: Difference) {
  if (difference.kind !== 'words') return difference
  const last = difference.parts.length - 1
  const parts = difference.parts.map(({ change, text }, at) => {
    if (change !== 'same' || text.length <= 3 * NEARBY) return { change, text }
    const head = at === 0 ? '' : text.slice(0, NEARBY).replace(/\S+$/, '')
    const tail = at === last ? '' : text.slice(-NEARBY).replace(/^\S+/, '')
    return { change, text: `${head.trimEnd()} … ${tail.trimStart()}` }
  })
  return { kind: difference.kind, parts }
}

/** `1 March 2026, 14:05 UTC` */
export function toMoment(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const day = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`
}
