import { z } from 'zod'

/** What each column of each table of the bulk download means. */
export const dictionary = z
  .object({
    tables: z.array(
      z.object({
        name: z.string().meta({ description: 'Name of the file, without its ending.' }),
        columns: z.array(z.object({ key: z.string(), label: z.string(), description: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Dictionary' })
