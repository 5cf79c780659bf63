/**
 * Words that search addresses and the review format use for something else, so that no facet may be called so.
 */
export const RESERVED_KEYS: ReadonlySet<string> = new Set([
  'q', 'kind', 'from', 'to', 'area', 'sort', 'page', 'per-page',
  'id', 'title', 'known-as', 'published', 'period', 'considered', 'written-by', 'coded-by', 'checked-by',
  'child-detail', 'sources', 'taxonomy', 'corrections', 'withdrawn', 'waivers',
  'leads-to', 'explanation', 'uncoded', 'depth', 'addresses', 'due', 'supports', 'status',
])
