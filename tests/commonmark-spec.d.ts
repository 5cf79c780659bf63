declare module 'commonmark-spec' {
  /** The examples of the CommonMark specification. */
  export const tests: ReadonlyArray<{ markdown: string; number: number }>
}
