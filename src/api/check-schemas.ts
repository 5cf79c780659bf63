import { z } from 'zod'
import { LARGEST_FILE } from '../corpus/cache/file-stamp.ts'
import { contentProblem } from './problem-schemas.ts'

/** The largest text that is checked: as large as a file of the library may be. */
export const MOST_TEXT = { bytes: LARGEST_FILE, words: '2 megabytes' }

/** A review that is being written. */
export const checkRequest = z
  .strictObject({
    markdown: z.string('the text of a review').meta({
      description:
        'The whole text, front matter and all. It is checked and forgotten: it is neither kept nor logged.',
      example: '---\nid: 2024-somewhere-what-it-is-about\ntitle: A review\n---\n\n## Findings\n',
    }),
    name: z
      .string('a file name, like `2024-somewhere-what-it-is-about.md`')
      .regex(
        /^[\p{L}\p{N}._ -]{1,200}$/u,
        'a file name without a folder, like `2024-somewhere-what-it-is-about.md`',
      )
      .optional()
      .meta({
        description:
          'Name of the file that it stands in or will stand in. Without it, the `id` in the text and `.md`.',
      }),
    draft: z.boolean('true or false').default(true).meta({
      description:
        'Whether the text is still to be published. A draft of a summary is looked through for what could identify somebody as strictly as a review; `false` checks it as a file of the library, as `lessons check` does without `--draft`.',
    }),
  })
  .meta({ id: 'CheckRequest' })

const checkedProblem = contentProblem
  .extend({
    line: z.int().meta({ description: 'Counted from 1, in the text that was sent.' }),
    met: z.string().optional().meta({
      description:
        'What was met. Of what might identify somebody (a rule that begins with `disclosure-`) it is told to a signed-in author alone.',
    }),
    expected: z.string().optional(),
    paragraph: z
      .object({ at: z.string(), sha256: z.string() })
      .optional()
      .meta({ description: 'What a waiver of it names the paragraph by; told to a signed-in author alone.' }),
    waived: z.string().optional().meta({ description: 'The reason of the waiver that lets it stand.' }),
  })
  .meta({
    id: 'CheckedProblem',
    description: 'What is wrong with a text. An `error` would keep it out of the library; a `warning` not.',
  })

export const checkAnswer = z
  .object({ problems: z.array(checkedProblem) })
  .meta({ id: 'CheckAnswer', description: 'In the order of the text; empty where nothing is wrong.' })
