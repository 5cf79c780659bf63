import { z } from 'zod'
import { SEVERITIES } from '../problems/problem.ts'

export const contentProblem = z
  .object({
    file: z.string(),
    line: z.int().meta({
      description:
        'In the text as it is published; of a file whose values are held it may differ from the file.',
    }),
    column: z.int(),
    endLine: z.int().optional(),
    endColumn: z.int().optional(),
    severity: z.enum(SEVERITIES).meta({
      description:
        'An error keeps the record out; a warning does not; a notice is worth knowing and no fault.',
    }),
    rule: z.string(),
    message: z.string(),
    hint: z.string().optional(),
    url: z.string(),
  })
  .meta({
    id: 'ContentProblem',
    description:
      'What is wrong with a record, without any text of a record that is kept out. Faults of values that are held are left out where the record is published.',
  })
