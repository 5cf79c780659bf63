import type { Site } from './column.ts'
import { formatReferences, type ReferenceForm } from './cite-as.ts'
import { toCountSentence } from './count-sentence.ts'
import { toMarkdownText } from './markdown-text.ts'
import type { Receipt } from './receipt.ts'

/** An extract that is cited, with the address under which it was saved. */
export interface CitedExtract {
  receipt: Receipt
  /** Below the address of the site: `/extracts/k3m7q2x5wa`. */
  path: string
}

/** How to cite a saved extract: what was asked, what came of it, when, and where it can be checked. */
export function citeExtract(
  { receipt, path }: CitedExtract,
  site: Site,
): { ours: string; text: string; markdown: string } {
  const { before, address, after } = partsOf(receipt, path, site)
  const text = `${before} ${address}. ${after}`
  return { ours: text, text, markdown: `${toMarkdownText(before)} <${address}>. ${toMarkdownText(after)}` }
}

/** A saved extract for a reference manager. */
export function toExtractReferences(
  { receipt, path }: CitedExtract,
  form: ReferenceForm,
  site: Site,
): Promise<string> {
  const { address, after } = partsOf(receipt, path, site)
  const [year, month, day] = receipt.made.slice(0, 10).split('-').map(Number)
  return formatReferences(
    [
      {
        id: path.split('/').at(-1)!,
        type: 'webpage',
        title: titleOf(receipt),
        author: [{ literal: site.name }],
        publisher: site.name,
        issued: { 'date-parts': [[year!, month!, day!]] },
        URL: address,
        note: after,
      },
    ],
    form,
  )
}

function partsOf(receipt: Receipt, path: string, site: Site) {
  return {
    before: `${titleOf(receipt)}. ${site.name}, made ${receipt.made.slice(0, 10)}.`,
    address: `${site.address}${path}`,
    after: `${toCountSentence(receipt)} Digest of the records: ${receipt.corpus}.`,
  }
}

/** An extract without a title of its own has its query for one. */
function titleOf({ title, query }: Receipt): string {
  return title.includes(query.sentence) ? title : `${title}. Thematic extract: ${query.sentence}`
}
