import { checkText } from '../../authoring/check-text.ts'
import type { Draft, DraftAuthor } from '../../authoring/draft.ts'
import { whyNot } from '../../authoring/draft-moves.ts'
import { fileNameOf, NAMELESS } from '../../authoring/file-name-of.ts'
import { previewText } from '../../authoring/preview-text.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { toFormValues } from '../../corpus/form-values.ts'
import { toFrontMatterForm } from '../../corpus/front-matter-form.ts'
import { findFrontMatter, parseFrontMatter } from '../../corpus/front-matter-text.ts'
import { toItemForm, type ItemLevel } from '../../corpus/item-form.ts'
import { ITEM_LABELS, surroundingsOf } from './edit-text.ts'
import { presentField } from './present-form.ts'
import { createFormWords } from './present-problem.ts'

const KINDS = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const

/** Everything that is shown beside a text while it is written, made from the text alone. */
export function presentText(markdown: string, snapshot: Snapshot) {
  const { taxonomy } = snapshot
  const yaml = findFrontMatter(markdown)?.yaml ?? ''
  const written = parseFrontMatter(yaml)
  const name = fileNameOf(markdown) ?? NAMELESS
  const { problems, file } = checkText(name, markdown, snapshot)
  const preview = previewText(file)
  const around = surroundingsOf(markdown)
  const toWords = createFormWords(markdown, taxonomy)
  return {
    markdown,
    shown: yaml,
    formUnreadable: written === undefined,
    parts: toFrontMatterForm(taxonomy).map(part => ({
      ...part,
      fields: part.fields.map(field =>
        presentField(field, 'front', toFormValues(written ?? {}, part.fields)),
      ),
    })),
    itemForms: (Object.keys(ITEM_LABELS) as ItemLevel[]).map(level => ({
      level,
      label: ITEM_LABELS[level],
      fields: toItemForm(level, taxonomy, around).map(field => presentField(field, level, {})),
    })),
    problems: problems.map(problem => {
      const { line, column, endLine, endColumn, severity, rule, url } = problem
      return {
        ...{ line, column, endLine, endColumn, severity, rule, url, ...toWords(problem) },
        ...{ isError: severity === 'error', kind: KINDS[severity] },
      }
    }),
    warningCount: problems.filter(({ severity }) => severity === 'warning').length,
    errorCount: problems.filter(({ severity }) => severity === 'error').length,
    preview,
    findings: preview.items.filter(({ depth }) => depth !== undefined),
    recommendations: preview.items.filter(({ asks }) => asks !== undefined),
  }
}

/** What the page says of the draft itself. */
export function presentDraft(draft: Draft, account: DraftAuthor) {
  const { id, title, state, revision, savedAt, savedBy } = draft
  return {
    ...{ id, revision, savedAt, savedBy, isApproved: state === 'approved' },
    title: title === '' ? 'A draft without a title' : title,
    savedTime: `${new Date(savedAt).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`,
    whyNotSave: whyNot('save', draft, account),
    // What is kept in the browser is kept for one account and one draft.
    keptKey: `lessons-draft:${account.name}:${id}`,
  }
}
