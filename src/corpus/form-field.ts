/** One thing that can be chosen, with what helps to choose it. */
export interface FormChoice {
  value: string
  label: string
  /** What it means. */
  definition?: string | undefined
  useWhen?: string | undefined
  notWhen?: string | undefined
  /** Label of the heading that it stands under. */
  group?: string | undefined
}

interface FieldBase {
  /** Name of the field in the YAML. */
  key: string
  label: string
  hint?: string | undefined
  required: boolean
}

/**
 * A field of a form, made from the format and the vocabulary. A kind of field is a way of asking: a line of text, one
 * choice, several choices, a choice for each topic, or rows of columns.
 */
export type FormField = FieldBase &
  (
    | { kind: 'text'; /** Whether a value of digits alone is written as a number. */ number?: boolean }
    | { kind: 'one'; choices: readonly FormChoice[] }
    | {
        kind: 'many'
        choices: readonly FormChoice[]
        min: number
        max?: number | undefined
        /** Whether the form has a box for "none": looked for, and none was there. */
        offersNone: boolean
      }
    | { kind: 'topics'; topics: readonly FormChoice[]; choices: readonly FormChoice[] }
    | {
        kind: 'rows'
        columns: readonly FormColumn[]
        /** Letter of ids that rows are given. */ letter?: string
      }
    | { kind: 'lines' }
  )

/** A column of a field of rows; with `choices` it is chosen. */
export interface FormColumn {
  key: string
  label: string
  number?: boolean
  choices?: readonly FormChoice[]
}

/** What a field holds while it is a form: text, what is chosen, or rows by column. */
export type FormValue =
  | string
  | readonly string[]
  | Readonly<Record<string, string>>
  | ReadonlyArray<Readonly<Record<string, string>>>

export type FormValues = Readonly<Record<string, FormValue>>

/** Chosen beside terms, it says that the field was looked at and nothing applies: `[]` in the YAML. */
export const NONE = '(none)'
