/**
 * Addresses whose answers are made of nothing but the library as it is served, the software, the settings and the
 * day. An address that is not listed works as well: its answer is made each time and then compared, so whatever also
 * depends on an account, a draft, a saved thing or the health of the server must stay out. Out for that reason are
 * `/problems`, which tells of files that are in no digest, and whatever is posted.
 */
const PAGES = [
  '/',
  '/search',
  '/similar',
  '/reviews',
  '/reviews/:id',
  '/reviews/:id/:item',
  '/recommendations',
  '/recommendations/unaddressed',
  '/recommendations/asked-before',
  '/questions',
  '/taxonomy',
  '/taxonomy/:facet/:term',
  '/trends',
  '/trends/silence',
  '/method',
  '/method/rules',
  '/data',
  '/about',
  '/privacy',
  '/accessibility',
]

const API = [
  '/search',
  '/suggest',
  '/similar',
  '/reviews',
  '/reviews/:id',
  '/reviews/:id/:item',
  '/recommendations',
  '/findings/unaddressed',
  '/questions',
  '/taxonomy',
  '/taxonomy.ttl',
  '/taxonomy.jsonld',
  '/taxonomy/:facet',
  '/taxonomy/:facet/:term',
  '/statistics',
  '/statistics.csv',
  '/silence',
  '/charts/:file',
  '/bulk/:file',
  '/openapi.json',
  '/schemas/:file',
]

/** Number of a finding, episode or recommendation: what else may stand below a review is not of the library alone. */
const ITEM = '[FER]\\d+'

const LISTED = new RegExp(`^(?:${[...PAGES, ...API.map(path => `/api/v1${path}`)].map(toSource).join('|')})$`)

/** Whether an answer depends on nothing but the library, so that its tag is known before it is made. */
export function isFromLibraryAlone(path: string): boolean {
  return LISTED.test(path)
}

function toSource(path: string): string {
  return path.replaceAll('.', '\\.').replaceAll(/:\w+/g, name => (name === ':item' ? ITEM : '[^/]+'))
}
