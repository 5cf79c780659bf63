import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Extracts } from '../collections/extracts.ts'
import { NotAmongMatches, type ExtractRequest } from '../exports/create-extract.ts'
import type { ExportFormat } from '../exports/export-format.ts'
import { toExtractFileName } from '../exports/extract-file-name.ts'
import { FORMATS } from '../exports/formats.ts'
import type { ThematicExtract } from '../exports/thematic-extract.ts'
import { sendProblem, type RequestFault } from './http-problem.ts'
import { refuseParams } from './refusals.ts'

/** Makes an extract; undefined where something is at fault, which was then said. */
export async function makeExtract(
  extracts: Extracts,
  request: ExtractRequest,
  response: Response,
  fault: Pick<RequestFault, 'in' | 'name'> = { in: 'query', name: 'leave-out' },
): Promise<ThematicExtract | undefined> {
  try {
    return await extracts.create(request)
  } catch (cause) {
    if (!(cause instanceof NotAmongMatches)) throw cause
    refuseParams(response, [{ ...fault, detail: cause.message }])
    return undefined
  }
}

/** Sends an extract as a file while it is written; one that the format does not take is refused with what does. */
export async function sendExtract(
  response: Response,
  extract: ThematicExtract,
  format: ExportFormat,
  { site }: Extracts,
): Promise<void> {
  const { length } = extract.rows
  if (format.most !== undefined && length > format.most) {
    const others = FORMATS.filter(({ most }) => most === undefined || length <= most).map(({ id }) => id)
    const detail = `A file of the form ${format.id} takes at most ${format.most} items, and there are ${length}. Narrow the search, or ask for ${others.join(', ')}.`
    return sendProblem(response, 422, detail)
  }
  const body = await format.write(extract, site)
  response.attachment(toExtractFileName(extract.receipt.receipt, format.id))
  // `attachment` sets the type by the ending; ours says more.
  response.type(format.mediaType)
  await pipeline(body, response)
}
