import type { Request } from 'express'
import { readLessonParts, questionOf } from '../../../analysis/lessons/lesson-text.ts'
import { LESSON_FACET, themesOf, type LessonOfMonth } from '../../../analysis/lessons/lesson-of-month.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import { toMonth } from '../../../corpus/to-month.ts'
import { lessonsNow } from '../../lessons-now.ts'
import type { Page, View, WebParts } from '../../page.ts'
import { presentRecord } from '../../presenters/present-review.ts'
import { presentSimilar } from '../../presenters/present-similar.ts'
import { teachingLinks } from '../../teaching-links.ts'

/** A reader has come for the lesson, and is not kept waiting for what is like it. */
const PATIENCE_MS = 500
const SIMILAR = 3

const TEMPLATE = 'pages/learn/page.njk'

/** The lesson of this month, and that of each month before. */
export const learnPages: readonly Page[] = [
  {
    path: '/learn',
    template: TEMPLATE,
    view: async (_request, parts) => {
      const lessons = await lessonsNow(parts)
      const lesson = lessons.at(-1)
      if (!lesson) return { title: 'Lesson of the month', earlier: [] }
      return show(lesson, lessons, parts)
    },
  },
  {
    path: '/learn/:month',
    template: TEMPLATE,
    view: async (request: Request, parts) => {
      const lessons = await lessonsNow(parts)
      const lesson = lessons.find(({ month }) => month === request.params['month'])
      return lesson && show(lesson, lessons, parts)
    },
  },
]

async function show(
  lesson: LessonOfMonth,
  lessons: readonly LessonOfMonth[],
  { library, similar }: WebParts,
): Promise<View> {
  const { snapshot } = library
  const { taxonomy } = snapshot
  const { month, theme, id, item, review } = lesson
  const facet = taxonomy.facet(LESSON_FACET)!
  const { audience, text } = questionOf(lesson)
  const isReady = await similar.ready(PATIENCE_MS)
  const alike = isReady ? ((await similar.similarTo(id, SIMILAR)) ?? []) : []
  const at = lessons.indexOf(lesson)
  const link = (other: LessonOfMonth | undefined) =>
    other && {
      // The latest stands at the address that people keep.
      href: other === lessons.at(-1) ? '/learn' : `/learn/${other.month}`,
      month: toMonth(other.month),
      theme: other.theme.label,
      title: other.item.title,
    }
  return {
    title: `Lesson of the month: ${toMonth(month)}`,
    // What is like it will soon be known.
    isPassing: !isReady,
    month: toMonth(month),
    theme: {
      label: theme.label,
      definition: theme.definition,
      href: `/taxonomy/${facet.key}/${theme.id}`,
      recurrenceHref: `/taxonomy/${facet.key}/${theme.id}/recurrence`,
      materials: teachingLinks(`/taxonomy/${facet.key}/${theme.id}`),
    },
    themes: themesOf(facet).length,
    finding: { id, number: item.id, title: item.title, href: addressOf(id) },
    record: presentRecord(review, taxonomy),
    parts: await readLessonParts(lesson, snapshot),
    question: {
      text,
      whom: taxonomy.list('audience').values.find(value => value.id === audience)?.label ?? audience,
    },
    similar: alike.map(one => presentSimilar(one, taxonomy)),
    pending: !isReady,
    before: link(lessons[at - 1]),
    after: link(lessons[at + 1]),
    earlier: lessons
      .filter(other => other !== lesson)
      .toReversed()
      .map(link),
  }
}
