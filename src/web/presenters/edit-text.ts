import { addItem } from '../../corpus/add-item.ts'
import { editFrontMatter } from '../../corpus/edit-front-matter.ts'
import type { FormChoice, FormField } from '../../corpus/form-field.ts'
import { toFieldChanges, toFormValues } from '../../corpus/form-values.ts'
import { toFrontMatterForm } from '../../corpus/front-matter-form.ts'
import { findFrontMatter, parseFrontMatter } from '../../corpus/front-matter-text.ts'
import { toItemForm, type ItemLevel } from '../../corpus/item-form.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import type { FormFields } from '../page.ts'
import { readFields } from './present-form.ts'

/** The items that can be added, with what they are called on the page. */
export const ITEM_LABELS: Readonly<Record<ItemLevel, string>> = {
  finding: 'finding',
  episode: 'key practice episode',
  recommendation: 'recommendation',
}

/** A text after what a form did to it. */
export interface EditedDraft {
  markdown: string
  /** What could not be done, with the field that it is about. */
  faults: ReadonlyArray<{ field: string; text: string }>
  /** An item that was added, and where. */
  added?: { id: string; offset: number }
}

/** All fields of the front matter that the form has. */
export function frontMatterFields(taxonomy: Taxonomy): FormField[] {
  return toFrontMatterForm(taxonomy).flatMap(part => part.fields)
}

/**
 * Puts what somebody changed in the form into the text. What they changed in the text alone stands: the form says with
 * `shown` what it was made from, and only what differs from that counts as changed.
 */
export function applyForm(sent: FormFields, taxonomy: Taxonomy): EditedDraft {
  const markdown = lineOf(sent['markdown'])
  const fields = frontMatterFields(taxonomy)
  const shown = toFormValues(parseFrontMatter(lineOf(sent['shown'])) ?? {}, fields)
  const written = parseFrontMatter(findFrontMatter(markdown)?.yaml ?? '') ?? {}
  const changes = toFieldChanges(fields, shown, readFields(sent, 'front', fields), written)
  if (Object.keys(changes).length === 0) return { markdown, faults: [] }
  const edited = editFrontMatter(
    markdown,
    changes,
    fields.map(({ key }) => key),
  )
  if (edited !== undefined) return { markdown: edited, faults: [] }
  return {
    markdown,
    faults: [
      {
        field: 'markdown',
        text: 'What you changed in the form could not be put into the text, because the lines between --- at its head cannot be read. Put them right first; the problems below say where',
      },
    ],
  }
}

/** Adds the item that the form describes. */
export function addFromForm(
  markdown: string,
  level: ItemLevel,
  sent: FormFields,
  taxonomy: Taxonomy,
): EditedDraft {
  const title = lineOf(sent[`${level}.title`]).trim()
  if (title === '')
    return {
      markdown,
      faults: [{ field: `${level}-title`, text: `Enter the title of the ${ITEM_LABELS[level]}` }],
    }
  const fields = toItemForm(level, taxonomy, surroundingsOf(markdown))
  const values = toFieldChanges(fields, {}, readFields(sent, level, fields), {})
  const tidy = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(withoutDefaults) : value,
    ]),
  )
  const added = addItem(markdown, level, title, tidy)
  if (added) return { markdown: added.markdown, faults: [], added }
  return { markdown, faults: [{ field: 'markdown', text: 'Lists or quotations are nested too deeply' }] }
}

/** A tag that says no more than its term is written as the term. */
function withoutDefaults(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('term' in value)) return value
  return Object.keys(value).length === 1 ? value.term : value
}

/** Sources and findings of a text, to choose from. */
export function surroundingsOf(markdown: string): { sources: FormChoice[]; findings: FormChoice[] } {
  const front = parseFrontMatter(findFrontMatter(markdown)?.yaml ?? '')
  const sources = Array.isArray(front?.['sources']) ? (front['sources'] as unknown[]) : []
  return {
    sources: sources.flatMap(one => {
      const { id, title } = (one ?? {}) as { id?: unknown; title?: unknown }
      return typeof id === 'string'
        ? [{ value: id, label: typeof title === 'string' ? `${id}. ${title}` : id }]
        : []
    }),
    findings: [...markdown.matchAll(/^### (F[1-9]\d*)\. (.+)$/gm)].map(([, id, title]) => ({
      value: id!,
      label: `${id}. ${title}`,
    })),
  }
}

function lineOf(value: string | string[] | undefined): string {
  return (typeof value === 'string' ? value : '').replace(/\r\n?/g, '\n')
}
