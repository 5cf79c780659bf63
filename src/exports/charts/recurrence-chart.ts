import type { TopLevelSpec } from 'vega-lite'
import { closingsOf, yearOfClosing } from '../../analysis/closing.ts'
import { strengthOf } from '../../analysis/recommendation-list.ts'
import type { FoundReview, Recurrence } from '../../analysis/recurrence.ts'
import { baseOfRecurrence, nameOfRecurrence, RECURRENCE_LIMITS } from '../../analysis/recurrence-words.ts'
import { strengths } from '../../analysis/strength-mix.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import type { Chart } from './chart.ts'
import { marksOnALine, type Line, type Mark, type MarkKind } from './marks-on-a-line.ts'
import { BLANK, DARK, LIGHT, MIDDLE } from './chart-style.ts'

/** The library begins with the inquiry of 1945. */
const FIRST_YEAR = 1945

const STRENGTH_COLORS = [DARK, MIDDLE, LIGHT]

/**
 * A term on a line from 1945: each review that records it, the recommendations that addressed it, and what of them
 * was closed as done or effective.
 * @param now the year at which the line ends
 */
export function recurrenceChart(recurrence: Recurrence, taxonomy: Taxonomy, now: number): Chart {
  const { reviews } = recurrence
  const lines = toLines(reviews, taxonomy)
  const years = lines.flatMap(({ marks }) => marks.map(({ year }) => year))
  const span = { from: Math.min(FIRST_YEAR, ...years), to: Math.max(now, ...years) }
  const title = `${nameOfRecurrence(recurrence, taxonomy)}, ${span.from} to ${span.to}`
  const base = `${baseOfRecurrence(recurrence)} Each mark is one, in the year in which it was published or closed. ${RECURRENCE_LIMITS}`
  const rows = byYear(lines)
  return {
    title,
    base,
    summary:
      reviews.length === 0
        ? 'No review records it, so there is nothing to draw.'
        : `By year of publication: ${rows
            .filter(([, count]) => count !== '0')
            .map(([year, count]) => `${year} ${count}`)
            .join(', ')}. ${totals(lines)}.`,
    table: { columns: ['Year', ...lines.map(({ label }) => label)], rows },
    draw: reviews.length === 0 ? undefined : (size): TopLevelSpec => marksOnALine(lines, { size, ...span }),
  }
}

function toLines(reviews: readonly FoundReview[], taxonomy: Taxonomy): Line[] {
  const parts = strengths(taxonomy)
  const kinds = new Map<string | undefined, MarkKind>(
    parts.map(({ id, label }, at) => [
      id,
      {
        name: `Recommendation: ${label.toLowerCase()}`,
        shape: 'square',
        color: STRENGTH_COLORS[at] ?? LIGHT,
      },
    ]),
  )
  const notCoded: MarkKind = { name: 'Recommendation: strength not coded', shape: 'square', color: BLANK }
  const asked = reviews.flatMap(({ year, recommendations }) =>
    recommendations.map(one => ({ year, one, kind: kinds.get(strengthOf(one, taxonomy)) ?? notCoded })),
  )
  return [
    {
      label: 'Reviews that record it',
      short: 'Reviews',
      marks: (['stated', 'disputed', 'inferred'] as const).flatMap(surest =>
        reviews
          .filter(({ basis }) => basis === surest)
          .map(({ year }) => ({ year, kind: surest === 'stated' ? STATED : NOT_STATED })),
      ),
    },
    {
      label: 'Recommendations that address it',
      short: 'Asked for',
      // The strongest first, so that the shades of a year stand together.
      marks: [...kinds.values(), notCoded].flatMap(kind => asked.filter(one => one.kind === kind)),
    },
    {
      label: 'Closed as done or effective',
      short: 'Closed',
      marks: asked.flatMap(({ one }) => closedMarks(one)),
    },
  ]
}

const STATED: MarkKind = { name: 'Review: the report states it', shape: 'circle', color: DARK }
const NOT_STATED: MarkKind = { name: 'Review: our reading, or disputed', shape: 'circle', color: BLANK }
const CLOSED = {
  owner: { name: 'Closed, the addressee says', shape: 'triangle-up', color: LIGHT },
  independent: { name: 'Closed, somebody else found', shape: 'triangle-up', color: DARK },
} as const satisfies Record<string, MarkKind>

function closedMarks(recommendation: FoundReview['recommendations'][number]): Mark[] {
  return closingsOf(recommendation).flatMap(closing => {
    const year = yearOfClosing(closing)
    return year === undefined ? [] : [{ year, kind: CLOSED[closing.by] }]
  })
}

/** A row for each year with a mark. */
function byYear(lines: readonly Line[]): string[][] {
  const years = new Set(lines.flatMap(({ marks }) => marks.map(({ year }) => year)))
  return [...years]
    .sort((a, b) => a - b)
    .map(year => [
      String(year),
      ...lines.map(({ marks }) => String(marks.filter(mark => mark.year === year).length)),
    ])
}

function totals(lines: readonly Line[]): string {
  return lines.map(({ label, marks }) => `${label}: ${marks.length}`).join('; ')
}
