import type { Corpus } from '../corpus/corpus.ts'
import { parseMarkdown } from '../corpus/parse-markdown.ts'
import type { Review } from '../corpus/review.ts'
import { toOutline } from '../corpus/to-outline.ts'
import { toSection } from '../corpus/to-section.ts'

/** What is compared of an item. */
export interface ItemText {
  title: string
  text: string
}

/**
 * Parts of a finding that say what it is about. What it means for children and the questions are written for every
 * reader, and sound alike where the findings are not.
 */
const FINDING_PARTS: ReadonlySet<string> = new Set(['text', 'what-happened', 'why-it-made-sense-at-the-time'])

/**
 * The texts of the findings and recommendations of a review by their numbers, as anybody may read them. Only the outline is read, not
 * checked, which is many times faster than loading the review.
 * @throws ReviewChanged when the file is no longer the one that was loaded
 */
export async function readItemTexts(corpus: Corpus, review: Review): Promise<Map<string, ItemText>> {
  const markdown = await corpus.markdown(review.id)
  const root = parseMarkdown(markdown)
  const outlined = root ? toOutline(root, markdown.length).items : []
  return new Map(
    outlined
      .filter(({ level }) => level !== 'episode')
      .map(({ id, level, title, sections }) => {
        const passages = sections
          .filter(({ slug }) => level === 'recommendation' || FINDING_PARTS.has(slug))
          .flatMap(section => toSection(section).passages)
        return [id, { title, text: passages.map(passage => passage.text).join('\n') }]
      }),
  )
}
