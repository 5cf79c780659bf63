import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { CHOICE_KEYS } from '../analysis/recommendation-choices.ts'
import { RECOMMENDATION_FORMATS } from '../exports/recommendation-export.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { listParams, recommendationFilterParams, recommendationParams } from './list-params.ts'
import { count, listOf } from './list-schemas.ts'
import { operation, problems } from './openapi-operations.ts'
import { findingAnswer, recommendationAnswer } from './record-schemas.ts'

const choice = z.object({ id: z.string(), label: z.string(), count })

const ofReviews = z
  .object({ count, of: count })
  .meta({ description: 'Reviews that what is listed comes from, and of how many.' })

/** Findings that no recommendation of their record addresses. */
export const unaddressedList = listOf(findingAnswer.omit({ sections: true })).extend({
  of: count.meta({ description: 'All findings of real records.' }),
  reviews: ofReviews,
  limits: z.string().meta({ description: 'What has to be said with every such list.' }),
})

/** One page of the list of recommendations, with the base of its number and the counts beside each filter. */
export const recommendationList = listOf(recommendationAnswer.omit({ sections: true })).extend({
  of: count.meta({ description: 'All recommendations of real records.' }),
  reviews: ofReviews,
  counts: z.object(Object.fromEntries(CHOICE_KEYS.map(key => [key, z.array(choice)]))).meta({
    description: 'By filter: how many there would be with each value chosen, all other filters kept.',
  }),
})

const ABOUT =
  'What the addressee says and what somebody else found are kept apart; none-recorded is not “not done”. Invented records are in neither list nor base.'

/** The description of the list of recommendations and of its files. */
export function recommendationPaths(taxonomy: Taxonomy): ZodOpenApiPathsObject {
  return {
    '/recommendations': {
      get: {
        ...operation(
          'listRecommendations',
          'List recommendations with what became of them',
          recommendationList,
          { query: recommendationParams(taxonomy) },
          [400],
        ),
        description: ABOUT,
      },
    },
    '/findings/unaddressed': {
      get: operation(
        'listUnaddressedFindings',
        'List findings that no recommendation of their record addresses, newest first',
        unaddressedList,
        { query: listParams },
        [400],
      ),
    },
    ...Object.fromEntries(
      RECOMMENDATION_FORMATS.map(({ id, label, mediaType }) => [
        `/recommendations.${id}`,
        {
          get: {
            operationId: `exportRecommendations${id.charAt(0).toUpperCase()}${id.slice(1)}`,
            summary: `All recommendations that meet the filters, as a file: ${label}`,
            description: ABOUT,
            requestParams: { query: recommendationFilterParams(taxonomy) },
            responses: {
              200: {
                description: label,
                content: { [mediaType.split(';')[0]!]: { schema: id === 'json' ? exported : z.string() } },
              },
              ...problems([400]),
            },
          },
        },
      ]),
    ),
  }
}

const exported = z.looseObject({ figure: z.string(), total: count, items: z.array(z.looseObject({})) })
