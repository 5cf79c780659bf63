import { toSlug } from '../../src/corpus/sections.ts'
import { createRandom, zipf, type Random } from './random.ts'

/** What a review is called and where it belongs: known from its number alone, so that others can refer to it. */
export interface ReviewHead {
  id: string
  title: string
  area: string
  nation: string
  region: string
  year: number
  /** Year, or year and month. */
  published: string
}

// Trees and stones, so that nobody takes an invented place for a real one.
const THINGS =
  'Alder Basalt Beech Birch Cedar Chalk Cypress Elder Elm Fir Flint Gorse Granite Gravel Hawthorn Hornbeam Larch Lime Limestone Maple Marble Oak Pine Plane Poplar Quartz Sandstone Slate Spruce Sycamore Walnut Whitebeam Yew'
const AREAS = ['County', 'Borough', 'City', 'District'].flatMap(kind =>
  THINGS.split(' ').map(thing => `${thing} ${kind}`),
)
const drawArea = zipf(AREAS)

const NATIONS = zipf(['england', 'wales', 'scotland', 'northern-ireland'], 0)
const REGIONS = zipf([
  'london',
  'north-west',
  'south-east',
  'west-midlands',
  'yorkshire-and-the-humber',
  'east-of-england',
  'south-west',
  'east-midlands',
  'north-east',
])
const SUBJECTS = [
  'handover between teams',
  'information that stayed where it was',
  'plans without an owner',
  'visits and what they showed',
  'a move between areas',
  'thresholds and referrals',
  'supervision under pressure',
  'work with adults at home',
]

/** @param number from 0 on: the same review whatever the size of the corpus */
export function reviewHead(seed: number, number: number): ReviewHead {
  const random = createRandom(seed, number * 2)
  const year = random.whole(1985, 2025)
  const area = drawArea(random)
  const subject = random.any(SUBJECTS)
  const nation = NATIONS(random)
  return {
    id: `${year}-${toSlug(area)}-synthetic-${String(number + 1).padStart(5, '0')}`,
    title: `Synthetic review ${number + 1}, ${area}: ${subject}`,
    area,
    nation,
    region: nation === 'england' ? REGIONS(random) : 'not-applicable',
    year,
    published: random.chance(0.7) ? `${year}-${String(random.whole(1, 12)).padStart(2, '0')}` : String(year),
  }
}

/** Chances for the text of a review, apart from those of its head. */
export function textRandom(seed: number, number: number): Random {
  return createRandom(seed, number * 2 + 1)
}
