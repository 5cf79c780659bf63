/** What is used of citation-js, which comes without types. */
declare module '@citation-js/core' {
  /** A reference by the tags of RIS. */
  export type RisFields = Record<string, string | string[]> & { TY: string; ID?: string }
  export class Cite {
    constructor(data: readonly object[])
    format(format: 'bibtex'): string
    format(format: 'ris', options: { type: 'object' }): RisFields[]
  }
  export const plugins: { config: { get(plugin: '@bibtex'): { format: object } } }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
