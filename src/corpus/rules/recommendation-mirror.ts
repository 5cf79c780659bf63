import { stemmer } from 'stemmer'
import { recordOf } from '../record-of.ts'
import { textOfItem } from '../text-of-item.ts'
import { FUNCTION_WORDS } from '../wording/function-words.ts'
import { wordsOf } from '../wording/reading-grade.ts'
import type { Rule } from './rule.ts'

/** Words that turn a finding round, or ask without saying how. */
const TURNING = new Set(
  `ensure improve improved better proper properly prompt promptly timely time late always all fully full effective
  effectively appropriate appropriately robust adequate good strengthen review reviewed recommend recommendation must
  agency agencies staff board practitioner practitioners professional professionals work working need needs
  enough clear clearly regular regularly sure early quickly failed poor poorly lack lacked missing weak`
    .split(/\s+/)
    .map(stemmer),
)

/** Share of its words that a recommendation may have from its finding before it only says the finding again. */
const MOST_SHARED = 0.75

const FEWEST_WORDS = 3

/**
 * A recommendation that turns its finding round ("was shared late": "share in time") names no means. Compared by the
 * stems of their words, without those that only ask or turn. Looks at records of the kind `review`.
 */
export const recommendationMirror: Rule = file => {
  if (recordOf(file) !== 'review') return []
  const stemsOfFinding = new Map(
    file.items
      .filter(({ level }) => level === 'finding')
      .map(({ outline }) => [outline.id, stemsOf(textOfItem(outline))] as const),
  )
  return file.items.flatMap(item => {
    if (item.level !== 'recommendation') return []
    const stems = stemsOf(textOfItem(item.outline))
    if (stems.size < FEWEST_WORDS) return []
    const mirrored = (item.block?.fields.addresses ?? []).find(id => {
      const known = stemsOfFinding.get(id) ?? new Set()
      return [...stems].filter(stem => known.has(stem)).length >= MOST_SHARED * stems.size
    })
    if (mirrored === undefined) return []
    return [
      {
        rule: 'recommendation-mirrors-finding',
        place: item.outline.place,
        message: `Unexpected words of ${mirrored} in \`${item.outline.id}\`, expected what would make it happen.`,
        met: item.outline.title,
        hint: 'Say what would change the conditions that the finding explains: a tool, a rule, time, a role.',
      },
    ]
  })
}

function stemsOf(text: string): Set<string> {
  const words = wordsOf(text.toLowerCase()).filter(word => word.length > 2 && !FUNCTION_WORDS.has(word))
  return new Set(words.map(word => stemmer(word.replace(/['’]s$/, ''))).filter(stem => !TURNING.has(stem)))
}
