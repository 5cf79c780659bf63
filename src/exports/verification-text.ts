import type { Comparison, Verification } from './verification.ts'

/** What each outcome means, in a sentence. */
export const STATUS_SENTENCES: Readonly<Record<Verification['status'], string>> = {
  current: 'Current. The receipt is as this library signed it, and nothing in it has changed since.',
  changed: 'Changed. The receipt is as this library signed it, and something has changed since.',
  foreign:
    'Not vouched for. The receipt is as it was signed, but not with the key of this library: it was made elsewhere, or before the key was replaced.',
  invalid: 'Invalid. The receipt is not as it was signed, so nothing in it can be relied on.',
}

/** What changed the set, in a few words. */
export const CAUSE_WORDS = {
  records: 'by a change of records',
  settings: 'by settings: the vocabulary, the search or its engine has changed, not the record',
  either: 'by a change of records or of settings; which cannot be told',
} as const

/** A verification as plain text. */
export function toVerificationText({ status, receipt, comparison }: Verification): string {
  const head = [STATUS_SENTENCES[status], `${receipt.title}: ${receipt.sentence}.`, `Made ${receipt.made}.`]
  return [...head, ...(comparison ? comparisonLines(comparison) : [])].join('\n')
}

function comparisonLines(comparison: Comparison): string[] {
  const { counts, repeatable, faults } = comparison
  return [
    ...(repeatable
      ? []
      : ['The query can no longer be asked as it was:', ...faults.map(fault => `  ${fault}`)]),
    `${counts.then} items then, ${counts.now} now: ${counts.unchanged} unchanged, ${counts.added} added, ${counts.changed} changed, ${counts.withdrawn} withdrawn or gone, ${counts.unmatched} no longer found.`,
    ...equalityLines(comparison),
    ...comparison.added.map(({ id, title, cause }) => `+ ${id} ${title} (added ${CAUSE_WORDS[cause]})`),
    ...comparison.changed.flatMap(({ id, title, stillMatches, difference }) => [
      `~ ${id} ${title}${stillMatches ? '' : ' (no longer found)'}`,
      `    ${
        difference.kind === 'words'
          ? difference.parts
              .filter(({ change, text }) => change !== 'same' && text.trim() !== '')
              .map(({ change, text }) => (change === 'added' ? `{+${text.trim()}+}` : `[-${text.trim()}-]`))
              .join(' ')
          : difference.detail
      }`,
    ]),
    ...comparison.withdrawn.map(
      ({ id, kind, date, reason }) => `- ${id} ${kind}${date === null ? '' : ` in ${date}`}: ${reason}`,
    ),
    ...comparison.unmatched.map(
      ({ id, title, cause }) => `- ${id} ${title} (no longer found, ${CAUSE_WORDS[cause]})`,
    ),
  ]
}

function equalityLines({ corpus, taxonomy, settings, engine }: Comparison): string[] {
  const say = (
    what: string,
    { equal, then, now }: { equal: boolean; then: string | null; now: string | null },
  ) => `${what}: ${equal ? 'the same' : `then ${then ?? 'none'}, now ${now ?? 'none'}`}.`
  return [
    say('Records and vocabulary as a whole', corpus),
    taxonomy.equal || taxonomy.then !== taxonomy.now
      ? say('Taxonomy', taxonomy)
      : `Taxonomy: changed within version ${taxonomy.now}.`,
    // For a pack nothing was searched.
    ...(settings ? [say('Settings of the search', settings), say('Search engine', engine)] : []),
  ]
}
