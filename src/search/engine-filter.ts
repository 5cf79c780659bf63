import { DEMONSTRATION } from '../analysis/catalogue.ts'
import { asksForDemonstrations, RECORD, type Narrowing } from '../analysis/selection.ts'

/** The same filters as `select` takes in memory, in the language of the engine. */
export function toEngineFilter({ kind, filters, from, to, area }: Narrowing): string {
  return [
    `kind = ${quote(kind)}`,
    ...Object.entries(filters).map(([facet, terms]) => isOneOf(facet, terms)),
    ...(asksForDemonstrations(filters) ? [] : [`${RECORD} != ${quote(DEMONSTRATION)}`]),
    ...(from === undefined ? [] : [`year >= ${from}`]),
    ...(to === undefined ? [] : [`year <= ${to}`]),
    ...(area.length === 0
      ? []
      : [
          isOneOf(
            'area',
            area.map(name => name.toLowerCase()),
          ),
        ]),
  ].join(' AND ')
}

/** Certain records and no others. */
export function toIdFilter(ids: readonly string[]): string {
  return isOneOf('id', ids)
}

function isOneOf(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map(quote).join(', ')}]`
}

/** A value inside a filter, which is a little language of its own. */
function quote(value: string): string {
  return `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`
}
