import type { RequestHandler } from 'express'
import { siteAddress } from '../config.ts'
import { readLessonParts, questionOf } from '../analysis/lessons/lesson-text.ts'
import { toLessonAtom } from '../exports/lessons-to-atom.ts'
import { lessonsNow } from './lessons-now.ts'
import type { WebParts } from './page.ts'

/** A year, which is as long as every theme takes to come round and a little more. */
const MOST_ENTRIES = 12

/** `GET /learn.atom`: one lesson a month. */
export function lessonFeed(parts: WebParts): RequestHandler {
  return async (_request, response) => {
    const { library, config } = parts
    const { snapshot } = library
    const lessons = (await lessonsNow(parts)).slice(-MOST_ENTRIES).reverse()
    const entries = await Promise.all(
      lessons.map(async lesson => ({
        lesson,
        parts: await readLessonParts(lesson, snapshot),
        question: questionOf(lesson),
      })),
    )
    const site = { name: config.siteName, address: siteAddress(config) }
    response.type('application/atom+xml; charset=utf-8').send(toLessonAtom(entries, site, snapshot.taxonomy))
  }
}
