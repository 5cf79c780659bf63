import type { Row } from '../../analysis/catalogue.ts'
import { PRACTICE_THEME } from './figures.ts'
import type { ThematicExtract } from '../thematic-extract.ts'
import { KIND_NAMES } from './report-words.ts'

/** Items of an extract that stand together in a report. */
export interface ReportGroup {
  /** Id of the theme; empty where the items are in no theme. */
  id: string
  heading: string
  /** What the theme is. */
  says: string | undefined
  rows: readonly Row[]
  /** Items that have this theme too and stand under another, with its heading. */
  elsewhere: ReadonlyArray<{ row: Row; under: string }>
}

/**
 * The items of an extract by practice theme, in the order of the vocabulary, so that no theme is ranked. An item stands
 * once, under the first of its themes. Reviews, which have many, stay together in the order of the extract.
 */
export function groupsOf({ rows, query, snapshot }: ThematicExtract): ReportGroup[] {
  const facet = snapshot.taxonomy.facet(PRACTICE_THEME)
  if (!facet || query.kind === 'review')
    return rows.length === 0
      ? []
      : [{ id: '', heading: `${KIND_NAMES[query.kind]}s`, says: undefined, rows, elsewhere: [] }]
  const label = (theme: string | undefined) =>
    theme === undefined ? 'No theme recorded' : (facet.term(theme)?.label ?? theme)
  const groups = [...facet.terms.map(term => term.id), undefined].map(theme => ({
    id: theme ?? '',
    heading: label(theme),
    says: theme === undefined ? undefined : facet.term(theme)?.definition,
    rows: [] as Row[],
    elsewhere: [] as Array<{ row: Row; under: string }>,
  }))
  const byTheme = new Map(groups.map(group => [group.id, group]))
  for (const row of rows) {
    const [first, ...others] = themesOf(row)
    byTheme.get(first ?? '')!.rows.push(row)
    for (const other of others) byTheme.get(other)!.elsewhere.push({ row, under: label(first) })
  }
  return groups.filter(group => group.rows.length + group.elsewhere.length > 0)
}

function themesOf({ tags }: Row): string[] {
  const own = tags[PRACTICE_THEME]
  return own === undefined || own === 'held' ? [] : [...new Set(own.map(tag => tag.term))]
}
