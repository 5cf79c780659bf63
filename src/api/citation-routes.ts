import type { Response, Router } from 'express'
import type { Item, Review } from '../corpus/review.ts'
import { REFERENCE_FORMS, toReferences, type ReferenceForm } from '../exports/cite-as.ts'
import type { Site } from '../exports/column.ts'
import type { Library } from '../search/library.ts'
import { gone, notFound } from './refusals.ts'

/** References to reviews and what stands in them, for reference managers. Before the routes of records, whose ids would take the endings for theirs. */
export function addCitationRoutes(router: Router, library: Library, site: Site): void {
  for (const form of Object.keys(REFERENCE_FORMS) as ReferenceForm[]) {
    router.get(`/reviews/:id.${form}`, async (request, response) => {
      const id = String(request.params['id'])
      const review = library.snapshot.corpus.review(id)
      if (!review) return notFound(response, 'review', id)
      await send(response, form, site, review)
    })

    router.get(`/reviews/:id/:item.${form}`, async (request, response) => {
      const [id, itemId] = [String(request.params['id']), String(request.params['item'])]
      const { corpus } = library.snapshot
      const [review, item] = [corpus.review(id), corpus.item(id, itemId)]
      if (!review || !item) return notFound(response, 'item', `${id}/${itemId}`)
      await send(response, form, site, review, item)
    })
  }
}

async function send(response: Response, form: ReferenceForm, site: Site, review: Review, item?: Item) {
  if (review.withdrawn) return gone(response, review.withdrawn)
  const references = await toReferences({ review, item }, form, site)
  response.attachment(`${review.id}${item ? `-${item.id}` : ''}.${form}`)
  response.type(REFERENCE_FORMS[form].mediaType).send(references)
}
