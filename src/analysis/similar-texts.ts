import type { Corpus } from '../corpus/corpus.ts'
import { parseMarkdown } from '../corpus/parse-markdown.ts'
import type { Item, Review } from '../corpus/review.ts'
import { toOutline } from '../corpus/to-outline.ts'
import { toSection } from '../corpus/to-section.ts'

/** What is compared of an item. */
export interface ItemText {
  /** Its number in its review. */
  id: string
  title: string
  text: string
}

/**
 * Parts of a finding that say what it is about. What it means for children and the questions are written for every
 * reader, and sound alike where the findings are not.
 */
const FINDING_PARTS: ReadonlySet<string> = new Set(['text', 'what-happened', 'why-it-made-sense-at-the-time'])

/**
 * The texts of the findings and recommendations of a review, as anybody may read them. Only the outline is read, not
 * checked, which is many times faster than loading the review.
 * @throws ReviewChanged when the file is no longer the one that was loaded
 */
export async function readItemTexts(corpus: Corpus, review: Review): Promise<ItemText[]> {
  const markdown = await corpus.markdown(review.id)
  const root = parseMarkdown(markdown)
  const outlined = root ? toOutline(root, markdown.length).items : []
  const sections = new Map(outlined.map(item => [item.id, item.sections]))
  return [...review.findings, ...review.recommendations].map((item: Item) => ({
    id: item.id,
    title: item.title,
    text: (sections.get(item.id) ?? [])
      .filter(section => item.kind === 'recommendation' || FINDING_PARTS.has(section.slug))
      .flatMap(section => toSection(section).passages.map(passage => passage.text))
      .join('\n'),
  }))
}
