import { Router, type NextFunction, type Request, type Response } from 'express'
import { requireAccount } from '../accounts/require-account.ts'
import type { FormFields, WebParts } from './page.ts'
import { doEdit } from './pages/contribute-edit/edit-form.ts'
import { readEditForm } from './pages/contribute-edit/page.ts'
import { presentText } from './presenters/present-editor.ts'
import type { Render } from './templates.ts'

/**
 * What the script of the editor asks for: the same form to the same address, and instead of a page the pieces of it
 * that have changed. Without the script the page itself is the answer.
 */
export function createEditorAnswers(parts: WebParts, render: Render): Router {
  const router = Router()
  router.post(
    '/contribute/:id/edit',
    (request: Request, _response: Response, next: NextFunction) =>
      next(request.accepts(['html', 'json']) === 'json' ? undefined : 'router'),
    ...readEditForm(),
    requireAccount('author'),
    async (request: Request, response: Response) => {
      const { markdown, faults, added } = await doEdit(request.body as FormFields, request, parts)
      const text = presentText(markdown, parts.library.snapshot)
      const piece = (name: string) => render(`pages/contribute-edit/${name}.njk`, { text })
      response.set('cache-control', 'no-store').json({
        markdown,
        faults,
        added: added ?? null,
        shown: text.shown,
        problems: text.problems,
        form: piece('form'),
        items: text.itemForms.map(({ level }) => ({
          level,
          html: render('pages/contribute-edit/item-form.njk', {
            form: text.itemForms.find(one => one.level === level),
          }),
        })),
        depth: piece('depth'),
        preview: piece('preview'),
        asks: text.recommendations.map(({ id, line, asks }) => ({ id, line, ...asks })),
      })
    },
  )
  return router
}
