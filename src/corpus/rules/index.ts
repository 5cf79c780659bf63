import { acronyms } from './acronyms.ts'
import { readingAge } from './reading-age.ts'
import { recommendationList } from './recommendation-list.ts'
import { recommendationMirror } from './recommendation-mirror.ts'
import { recommendations } from './recommendations.ts'
import { wholeExplanation } from './whole-explanation.ts'
import { addresses, otherPlaces } from './disclosure/addresses.ts'
import { ages } from './disclosure/ages.ts'
import { caseNumbers } from './disclosure/case-numbers.ts'
import { combinations } from './disclosure/combinations.ts'
import { contacts } from './disclosure/contacts.ts'
import { dates } from './disclosure/dates.ts'
import { identifiers } from './disclosure/identifiers.ts'
import { institutions } from './disclosure/institutions.ts'
import { labels } from './disclosure/labels.ts'
import { names } from './disclosure/names.ts'
import { siblings } from './disclosure/siblings.ts'
import { citedSources } from './cited-sources.ts'
import { emptySections } from './empty-sections.ts'
import { explanation } from './explanation.ts'
import { fileName } from './file-name.ts'
import { hindsight } from './hindsight.ts'
import { itemBlocks } from './item-blocks.ts'
import { questionAudience } from './question-audience.ts'
import { rawHtml } from './raw-html.ts'
import { references } from './references.ts'
import { retiredTerms } from './retired-terms.ts'
import type { Rule } from './rule.ts'
import { statuses } from './statuses.ts'
import { summaryLength } from './summary-length.ts'

/** The rules that look at one file. To add one: a file here, a line here, and a fixture in tests/fixtures/invalid. */
export const FILE_RULES: readonly Rule[] = [
  fileName,
  rawHtml,
  emptySections,
  itemBlocks,
  citedSources,
  references,
  explanation,
  statuses,
  summaryLength,
  questionAudience,
  retiredTerms,
  wholeExplanation,
  recommendations,
  recommendationMirror,
  recommendationList,
  hindsight,
  readingAge,
  acronyms,
]

/**
 * The rules that find what could identify somebody. What two of them find in the same words is reported by the first.
 */
export const DISCLOSURE_RULES: readonly Rule[] = [
  identifiers,
  contacts,
  caseNumbers,
  addresses,
  dates,
  ages,
  institutions,
  names,
  labels,
  siblings,
  otherPlaces,
  combinations,
]
