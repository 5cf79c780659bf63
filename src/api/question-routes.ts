import type { Router } from 'express'
import type { z } from 'zod'
import { onceFor } from '../analysis/once-for.ts'
import { countQuestions, listQuestions, type AskedQuestion } from '../analysis/questions.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { Site } from '../exports/column.ts'
import { filterWords, toQuestionSheet } from '../exports/questions/question-sheet.ts'
import { MOST_QUESTIONS, SHEET_FORMATS } from '../exports/questions/sheet-formats.ts'
import type { Library } from '../search/library.ts'
import { sendProblem } from './http-problem.ts'
import { paged } from './paged.ts'
import { parseParams } from './parse-params.ts'
import { questionParams, sheetParams, type questionAnswer, type questionList } from './question-params.ts'
import { refuseParams } from './refusals.ts'
import { toReference } from './to-json.ts'

const listParamsOf = onceFor(questionParams)
const sheetParamsOf = onceFor(sheetParams)

/** The questions of the library, as a list and as a sheet for a meeting. */
export function addQuestionRoutes(router: Router, library: Library, site: Site): void {
  router.get('/questions', (request, response) => {
    const { catalogue, taxonomy } = library.snapshot
    const parsed = parseParams(listParamsOf(taxonomy), request.query)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const questions = listQuestions(catalogue, parsed.params)
    const { findings, reviews } = countQuestions(questions)
    const answer: z.input<typeof questionList> = {
      ...paged(questions, parsed.params, toAnswer),
      findings,
      reviews,
      among: listQuestions(catalogue).length,
    }
    response.json(answer)
  })

  for (const format of SHEET_FORMATS)
    router.get(`/questions.${format.id}`, async (request, response) => {
      const { catalogue, taxonomy } = library.snapshot
      const parsed = parseParams(sheetParamsOf(taxonomy), request.query)
      if ('faults' in parsed) return refuseParams(response, parsed.faults)
      const { choose, ...filters } = parsed.params
      const chosen = choose === undefined ? undefined : new Set([choose].flat())
      const matching = listQuestions(catalogue, filters)
      const questions = chosen ? matching.filter(({ id }) => chosen.has(id)) : matching
      const found = new Set(questions.map(({ id }) => id))
      const missing = [...(chosen ?? [])].filter(id => !found.has(id))
      if (missing.length > 0) {
        const detail = `Unexpected \`${missing[0]!}\`, expected the id of a question that is in the library and meets the filters.`
        return refuseParams(response, [{ in: 'query', name: 'choose', detail }])
      }
      if (questions.length > MOST_QUESTIONS)
        return sendProblem(
          response,
          422,
          `A sheet takes at most ${MOST_QUESTIONS} questions, and there are ${questions.length}. Narrow them, or choose some.`,
        )
      const sheet = toQuestionSheet({
        questions,
        among: listQuestions(catalogue).length,
        chosenBy: filterWords(filters, catalogue),
        taxonomy,
        site,
        made: new Date(),
      })
      const body = await format.write(sheet)
      if (format.id !== 'html') response.attachment(`questions.${format.id}`)
      response.type(format.mediaType).send(body)
    })
}

function toAnswer(question: AskedQuestion): z.input<typeof questionAnswer> {
  const { id, audience, text, anchor, speaker, finding, review } = question
  const findingId = `${review.id}/${finding.id}`
  return {
    id,
    audience,
    text,
    words: speaker === 'library' ? 'library' : 'report',
    url: `${addressOf(findingId)}#${anchor}`,
    finding: { id: findingId, title: finding.title, url: addressOf(findingId) },
    review: toReference(review),
  }
}
