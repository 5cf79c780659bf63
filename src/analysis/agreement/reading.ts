/** What conclusions a figure of agreement bears. */
export type Reading = 'firm' | 'tentative' | 'weak' | 'undefined'

/** Krippendorff's own limits for alpha (Content Analysis, 2004): firm conclusions, and tentative ones. */
export const READING_LIMITS = { firm: 0.8, tentative: 0.667 }

/** What an alpha bears, by the limits of Krippendorff. */
export function readingOf(alpha: number | undefined): Reading {
  if (alpha === undefined) return 'undefined'
  if (alpha >= READING_LIMITS.firm) return 'firm'
  return alpha >= READING_LIMITS.tentative ? 'tentative' : 'weak'
}
