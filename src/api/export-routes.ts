import type { Request, Response, Router } from 'express'
import type { Extracts } from '../collections/extracts.ts'
import { toExtractFileName } from '../exports/extract-file-name.ts'
import { FORMATS } from '../exports/formats.ts'
import { parseExtractParams } from '../exports/parse-extract-params.ts'
import type { ThematicExtract } from '../exports/thematic-extract.ts'
import type { Library } from '../search/library.ts'
import { refuseParams } from './refusals.ts'
import { makeExtract, sendExtract } from './send-extract.ts'

/** Every match of a query as a file, and the receipt alone. */
export function addExportRoutes(router: Router, library: Library, extracts: Extracts): void {
  const make = async (request: Request, response: Response): Promise<ThematicExtract | undefined> => {
    const parsed = parseExtractParams(request.query, library.snapshot.taxonomy)
    if (parsed.faults.length === 0) return makeExtract(extracts, parsed.request, response)
    refuseParams(response, parsed.faults)
    return undefined
  }

  for (const format of FORMATS)
    router.get(`/export.${format.id}`, async (request, response) => {
      const extract = await make(request, response)
      if (extract) await sendExtract(response, extract, format, extracts)
    })

  router.get('/export.receipt.json', async (request, response) => {
    const extract = await make(request, response)
    if (!extract) return
    response.attachment(toExtractFileName(extract.receipt.receipt, 'receipt.json')).json(extract.receipt)
  })
}
