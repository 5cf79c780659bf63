import type { Site } from '../column.ts'
import type { SignedReceipt } from '../receipt.ts'
import type { ReportTable } from './report-table.ts'

/** `2026-11-22T13:05:00Z` as 22 November 2026, 13:05 UTC. */
export function toMoment(made: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${words.format(new Date(made)).replace(' at ', ', ')} UTC`
}

/** The facts of a receipt, without the long list of items. */
export function receiptFacts(
  { receipt, signature }: SignedReceipt,
  site: Site,
): Array<[string, string | number]> {
  const { query, counts, taxonomy } = receipt
  return [
    ['Title', receipt.title],
    ['What was asked', query.sentence],
    ['Address of the search', query.url],
    ['Query string', query.string],
    ['Made', toMoment(receipt.made)],
    ['Items', counts.items],
    ...Object.entries(counts.byKind).map(([kind, count]): [string, number] => [
      `Items of the kind ${kind}`,
      count,
    ]),
    ['Reviews they come from', `${counts.reviews} of ${counts.reviewsInLibrary}`],
    ['Left out by hand', receipt.leftOut.length],
    ['Digest of all records', receipt.corpus],
    ['Version of the vocabulary', taxonomy.version],
    ['Digest of the vocabulary', taxonomy.digest],
    ['Digest of the search settings', receipt.settings],
    ['Search engine', receipt.engine ?? 'not used: no words were asked for'],
    ['Software', receipt.software],
    ['Signature', `${signature.algorithm} ${signature.value}`],
    ['Public key', signature.key],
    [
      'To check it',
      `The JSON form of this extract holds the receipt as it was signed. Give it to the command “lessons verify”, or send it to ${site.address}/api/v1/verify: the library says whether the extract is current, and what was added, changed or withdrawn since.`,
    ],
  ]
}

export function receiptTable(signed: SignedReceipt, site: Site): ReportTable {
  return {
    caption: 'Receipt of this extract',
    columns: ['What', 'Value'],
    rows: receiptFacts(signed, site),
  }
}

/** What was left out by hand; undefined where nothing was. */
export function leftOutTable({ receipt }: SignedReceipt): ReportTable | undefined {
  if (receipt.leftOut.length === 0) return undefined
  return {
    caption: 'Left out by hand',
    columns: ['Item', 'Reason'],
    rows: receipt.leftOut.map(({ id, reason }) => [id, reason]),
  }
}

/** How many items each review has in the extract. */
export function reviewsTable({ receipt }: SignedReceipt): ReportTable {
  return {
    caption: 'Items from each review, in the order of the receipt. A count says nothing about a place.',
    columns: ['Review', 'Items'],
    rows: receipt.counts.byReview.map(({ id, items }) => [id, items]),
  }
}

/** The digest of each item, by which a copy of it is known to be the one of this extract. */
export function digestTable({ receipt }: SignedReceipt): ReportTable {
  return {
    caption: 'Digest (SHA-256) of each item',
    columns: ['Item', 'Digest'],
    rows: receipt.items.map(({ id, digest }) => [id, digest]),
  }
}
