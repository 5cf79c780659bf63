import { z } from 'zod'

const TEXT = z.string().trim().min(1)

/** The format of `taxonomy/mapping-schemes.yaml`: the frameworks that terms are mapped to. */
export const mappingSchemesFileSchema = z.strictObject({
  schemes: z.array(z.strictObject({ id: TEXT, label: TEXT, note: TEXT })).min(1),
})

export type MappingScheme = z.output<typeof mappingSchemesFileSchema>['schemes'][number]
