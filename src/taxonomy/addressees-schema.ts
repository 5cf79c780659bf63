import { z } from 'zod'

const TEXT = z.string().trim().min(1)

/** The format of `taxonomy/addressees.yaml`: one body under each of the names it is addressed by. */
export const addresseesFileSchema = z.strictObject({
  aliases: z.array(
    z.strictObject({ name: TEXT, also: z.array(TEXT).default([]), scope: z.enum(['national', 'local']) }),
  ),
})

export type Addressee = z.output<typeof addresseesFileSchema>['aliases'][number]
