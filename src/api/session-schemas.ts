import { z } from 'zod'
import { ROLES } from '../accounts/roles.ts'

/** Who asks. */
export const sessionAnswer = z.object({
  account: z
    .object({ name: z.string(), displayName: z.string(), role: z.enum(ROLES) })
    .nullable()
    .meta({ description: 'Null where nobody is signed in.' }),
  csrfToken: z.string().nullable().meta({
    description: 'Sent with every write, in the header `x-csrf-token`. Null where nobody is signed in.',
  }),
})
