import { Router, type Request, type RequestHandler } from 'express'
import { sessionTitle } from '../exports/teaching/session-title.ts'
import { materialAsked, teachingPages, type MaterialAsked } from './material-asked.ts'
import type { WebParts } from './page.ts'
import { readMinutes, USUAL_CHOICES } from './presenters/present-session.ts'
import { sessionFileName } from './session-file-name.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const POWERPOINT = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

/** A file of a session. */
interface SessionFile {
  /** The end of its address: `slides.pptx`. */
  name: string
  mediaType: string
  /** Shown in the browser and not kept as a file. */
  isShown?: true
  write(asked: MaterialAsked, request: Request, parts: WebParts): Promise<Buffer | string>
}

// The libraries that write these are large and are loaded when somebody asks.
const FILES: readonly SessionFile[] = [
  {
    name: 'slides.pptx',
    mediaType: POWERPOINT,
    write: async ({ material }, { query }, { extracts }) => {
      const { toSessionPptx } = await import('../exports/teaching/to-pptx.ts')
      return toSessionPptx(material, extracts.site, { notes: query['notes'] !== 'no' })
    },
  },
  {
    name: 'facilitator.docx',
    mediaType: WORD,
    write: async (...asked) => {
      const { toFacilitatorDocx } = await import('../exports/teaching/facilitator-docx.ts')
      return toFacilitatorDocx(await sheetOf(...asked))
    },
  },
  {
    name: 'facilitator.html',
    mediaType: 'text/html; charset=utf-8',
    isShown: true,
    write: async (...asked) => {
      const { toFacilitatorHtml } = await import('../exports/teaching/facilitator-html.ts')
      return toFacilitatorHtml(await sheetOf(...asked))
    },
  },
  {
    name: 'facilitator.md',
    mediaType: 'text/markdown; charset=utf-8',
    write: async (...asked) => {
      const { toFacilitatorMarkdown } = await import('../exports/teaching/facilitator-md.ts')
      return toFacilitatorMarkdown(await sheetOf(...asked))
    },
  },
]

async function sheetOf({ material }: MaterialAsked, { query }: Request, { extracts }: WebParts) {
  const { toFacilitatorSheet } = await import('../exports/teaching/facilitator-sheet.ts')
  return toFacilitatorSheet(material, extracts.site, readMinutes(query['minutes'], []))
}

/** Slides and facilitator's sheets as files, beside their pages. */
export function sessionFiles(parts: WebParts): Router {
  const router = Router()
  for (const file of FILES)
    for (const { path } of teachingPages(file.name, { template: '', view: () => undefined }))
      router.get(path, toHandler(file, parts))
  return router
}

function toHandler(file: SessionFile, parts: WebParts): RequestHandler {
  return async (request, response, next) => {
    const asked = await materialAsked(request, parts, USUAL_CHOICES)
    if (!asked || 'redirectTo' in asked || asked.material.items.length === 0) return next()
    const body = await file.write(asked, request, parts)
    if (file.isShown) response.set('content-security-policy', ALONE)
    else response.attachment(sessionFileName(await sessionTitle(asked.material), file.name))
    response.type(file.mediaType).send(body)
  }
}

/** A page that holds its own style and nothing else. */
const ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
