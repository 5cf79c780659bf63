import { Feed } from 'feed'
import type { LessonOfMonth } from '../analysis/lessons/lesson-of-month.ts'
import type { LessonPart } from '../analysis/lessons/lesson-text.ts'
import { addressOf } from '../corpus/item-address.ts'
import { provenanceOf, singleTerm } from '../corpus/provenance.ts'
import type { Question } from '../corpus/review.ts'
import { toMonth } from '../corpus/to-month.ts'
import { escapeHtml } from '../search/to-excerpt.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Site } from './column.ts'
import { inXml } from './to-atom.ts'

/** A lesson with what it says. */
export interface LessonEntry {
  lesson: LessonOfMonth
  parts: readonly LessonPart[]
  question: Question
}

/**
 * One lesson a month as Atom (RFC 4287), the newest first. The id of an entry is the address of its month, and its time
 * the first moment of it.
 */
export function toLessonAtom(entries: readonly LessonEntry[], site: Site, taxonomy: Taxonomy): string {
  const self = `${site.address}/learn.atom`
  const feed = new Feed({
    id: self,
    title: inXml(`Lesson of the month – ${site.name}`),
    description:
      'One finding a month with one question for a team, so that every practice theme comes round.',
    link: `${site.address}/learn`,
    feed: self,
    updated: beginOf(entries[0]?.lesson.month),
    author: { name: inXml(site.name) },
    copyright: 'Our own words: CC BY 4.0. The words of the reports stay their publishers’.',
    generator: false,
  })
  for (const entry of entries) {
    const { month, theme, item } = entry.lesson
    const address = `${site.address}/learn/${month}`
    feed.addItem({
      id: address,
      link: address,
      // Titles are HTML in this format.
      title: inXml(escapeHtml(`${toMonth(month)}: ${theme.label}. ${item.title}`)),
      content: inXml(contentOf(entry, site, taxonomy)),
      date: beginOf(month),
      published: beginOf(month),
    })
  }
  return feed.atom1()
}

function beginOf(month: string | undefined): Date {
  return new Date(month === undefined ? 0 : `${month}-01T00:00:00.000Z`)
}

function contentOf({ lesson, parts, question }: LessonEntry, site: Site, taxonomy: Taxonomy): string {
  const { review, item, id } = lesson
  const grade = singleTerm(review.tags, 'evidence-grade')
  const isSummary = singleTerm(review.tags, 'record') === 'summary'
  const whom = taxonomy.list('audience').values.find(value => value.id === question.audience)?.label
  const facts = `${item.id} of ${review.title}. Grade ${grade}: ${taxonomy.label('evidence-grade', grade)}.`
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`
  return [
    `<p>${escapeHtml(facts)} <a href="${escapeHtml(site.address + addressOf(id))}">The whole finding</a></p>`,
    ...parts.flatMap(({ heading, passages, isOurs }) => [
      `<h2>${escapeHtml(heading)}${isOurs ? ' (written by the library)' : ''}</h2>`,
      ...passages.map(paragraph),
    ]),
    '<h2>One question</h2>',
    paragraph(`${whom ?? question.audience}: ${question.text}`),
    paragraph(`${isSummary ? 'The library’s summary, not the report’s words. ' : ''}${provenanceOf(review)}`),
  ].join('\n')
}
