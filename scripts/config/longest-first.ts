import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of tests that take long, the longest first, as parts of their paths. */
const LONGEST = [
  'browser/every-page-in-light',
  'browser/every-page-in-dark',
  'held-values',
  'web/crawl',
  'browser/focus',
  'browser/editor',
  'browser/',
  'cli/',
  'corpus/plan-migration',
  'exports/formats/streaming',
  'api/check',
]

/** Begins with what takes longest, so that no worker is left alone with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex(part => moduleId.includes(`/tests/${part}`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
