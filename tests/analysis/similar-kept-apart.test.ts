import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSimilar, type Similar } from '../../src/analysis/similar.ts'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews } from '../library-fixture.ts'
import { inventedReview, type Invented } from '../search/invented-review.ts'

const FINDINGS = [
  {
    title: 'The clinic wrote to an empty house',
    what: 'Letters from the clinic went to an empty house all winter.',
  },
  {
    title: 'A list was kept twice',
    what: 'Two offices kept a list each, and neither saw the list of the other.',
  },
]
const RECOMMENDATIONS = [
  { title: 'Keep one list', text: 'Both offices are asked to keep one list and to read it.' },
]

/** Reviews that all say the same, so that each would be nearest to each if it were compared. */
const invented = (id: string, says: Partial<Invented> = {}): Invented => ({
  ...{ id, title: `Invented ${id}`, findings: FINDINGS, recommendations: RECOMMENDATIONS },
  ...says,
})

/** Something unlike the others, so that what they share is in a part of all and not in everything. */
const OTHERS = [
  'ferry timetable',
  'garden wall',
  'stamp album',
  'brass band',
  'apple orchard',
  'kite string',
].map((what, at) =>
  invented(`200${at}-nowhere-other`, {
    findings: [what, `${what} in the rain`].map(title => ({
      ...{ title: `A ${title}`, what: `There was a ${title}.`, factors: ['workload-pressure'] },
    })),
    recommendations: [],
  }),
)

const HARM = 'harm-type: [neglect]'
const held = (text: string, harm: string) =>
  text
    .replace('child-detail: open', 'child-detail: held')
    .replace('record: summary', 'record: review')
    .replace(HARM, `harm-type: [${harm}]`)

let folder: string
let snapshot: Snapshot
let similar: Similar

async function open(
  name: string,
  files: Record<string, string>,
): Promise<{ snapshot: Snapshot; similar: Similar }> {
  const reviewsDir = await makeReviews(`${folder}/${name}`, [], files)
  const snapshot = await loadSnapshot({ reviewsDir, taxonomyDir: rootPath('taxonomy') })
  expect(snapshot.corpus.keptOut).toEqual([])
  return { snapshot, similar: createSimilar({ snapshot: () => snapshot }) }
}

/** Children in the others came to harm of another kind. */
const filesOf = (reviews: readonly Invented[]) =>
  Object.fromEntries(
    reviews.map(says => {
      const text = inventedReview(says)
      return [
        `${says.id}.md`,
        OTHERS.includes(says) ? text.replace(HARM, 'harm-type: [physical-abuse]') : text,
      ]
    }),
  )

beforeAll(async () => {
  folder = await makeFolder()
  const files = filesOf([
    ...OTHERS,
    invented('2011-nowhere-real'),
    invented('2012-nowhere-real'),
    invented('2013-nowhere-demonstration', { record: 'demonstration' }),
    invented('2014-nowhere-demonstration', { record: 'demonstration' }),
    invented('2015-nowhere-withdrawn'),
    invented('2016-nowhere-held'),
    invented('2017-nowhere-held'),
  ])
  files['2015-nowhere-withdrawn.md'] = files['2015-nowhere-withdrawn.md']!.replace(
    'taxonomy: 1.0.0',
    'withdrawn: {date: 2016-01, reason: "Withdrawn for tests."}\ntaxonomy: 1.0.0',
  )
  for (const id of ['2016-nowhere-held', '2017-nowhere-held'])
    files[`${id}.md`] = held(files[`${id}.md`]!, 'online-harm')
  ;({ snapshot, similar } = await open('all', files))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const reviewsLike = async (id: string) => (await similar.similarTo(id, 20))!.map(({ row }) => row.review.id)

describe('an invented record', () => {
  it('is like no real one, and no real one is like it', async () => {
    for (const item of ['F1', 'F2', 'R1']) {
      expect(new Set(await reviewsLike(`2011-nowhere-real/${item}`)), item).not.toContain(
        '2013-nowhere-demonstration',
      )
      expect(new Set(await reviewsLike(`2013-nowhere-demonstration/${item}`)), item).toEqual(
        new Set(['2014-nowhere-demonstration']),
      )
    }
  })

  it('is found by no text', async () => {
    const found = await similar.similarToText(
      'Letters from the clinic went to an empty house.',
      'finding',
      20,
    )
    expect(found.map(({ row }) => row.id)).toEqual(
      expect.arrayContaining(['2011-nowhere-real/F1', '2012-nowhere-real/F1']),
    )
    expect(found.filter(({ row }) => row.review.id.includes('demonstration'))).toEqual([])
  })

  it('changes no score of a real one', async () => {
    const real = [...OTHERS, invented('2011-nowhere-real'), invented('2012-nowhere-real')]
    const scores = async (reviews: readonly Invented[], name: string) => {
      const { similar } = await open(name, filesOf(reviews))
      return (await similar.similarTo('2011-nowhere-real/F1', 20))!.map(({ row, score }) => ({
        id: row.id,
        score,
      }))
    }
    const demonstrations = ['2013-nowhere-demonstration', '2014-nowhere-demonstration'].map(id =>
      invented(id, { record: 'demonstration' }),
    )
    const alone = await scores(real, 'alone')
    expect(alone.length).toBeGreaterThan(0)
    expect(await scores([...real, ...demonstrations], 'beside')).toEqual(alone)
  })
})

describe('a withdrawn record', () => {
  it('is like nothing, and nothing is like it', async () => {
    expect(snapshot.corpus.review('2015-nowhere-withdrawn')?.withdrawn).toBeDefined()
    for (const item of ['F1', 'R1']) {
      expect(await similar.similarTo(`2015-nowhere-withdrawn/${item}`)).toBeUndefined()
      expect(await reviewsLike(`2011-nowhere-real/${item}`)).not.toContain('2015-nowhere-withdrawn')
    }
    const found = await similar.similarToText('Two offices kept a list each', 'finding', 20)
    expect(found.map(({ row }) => row.review.id)).not.toContain('2015-nowhere-withdrawn')
  })
})

describe('values that are held', () => {
  const CHILD_LEVEL = ['harm-type', 'outcome', 'age-band', 'plan-status', 'child-factor', 'family-factor']

  it('are among the terms that two open records share', async () => {
    const [first] = (await similar.similarTo('2011-nowhere-real/F1'))!.filter(
      ({ row }) => row.id === '2012-nowhere-real/F1',
    )
    expect(first!.shared.terms.map(({ facet }) => facet)).toEqual(
      expect.arrayContaining(['systems-factor', 'harm-type']),
    )
  })

  it('are never shared, not even by two records that both hold the same', async () => {
    for (const item of ['F1', 'F2', 'R1']) {
      const found = (await similar.similarTo(`2016-nowhere-held/${item}`, 20))!
      expect(found.map(({ row }) => row.review.id)).toContain('2017-nowhere-held')
      const facets = found.flatMap(({ shared }) => shared.terms.map(({ facet }) => facet))
      expect(facets.filter(facet => CHILD_LEVEL.includes(facet))).toEqual([])
    }
  })

  it('change no score, whatever they are', async () => {
    const scoresWith = async (harm: string) => {
      const files = filesOf([...OTHERS, invented('2011-nowhere-real'), invented('2016-nowhere-held')])
      files['2016-nowhere-held.md'] = held(files['2016-nowhere-held.md']!, harm)
      const { similar } = await open(harm, files)
      return (await similar.similarTo('2016-nowhere-held/F1', 20))!.map(({ row, score, shared }) => ({
        id: row.id,
        score,
        shared,
      }))
    }
    const same = await scoresWith('neglect')
    expect(same.map(({ id }) => id)).toContain('2011-nowhere-real/F1')
    expect(await scoresWith('online-harm')).toEqual(same)
  })

  it('would change it if they were open', async () => {
    const scoreWith = async (harm: string) => {
      const files = filesOf([...OTHERS, invented('2011-nowhere-real'), invented('2016-nowhere-open')])
      files['2016-nowhere-open.md'] = files['2016-nowhere-open.md']!.replace(HARM, `harm-type: [${harm}]`)
      const { similar } = await open(`open-${harm}`, files)
      const [first] = (await similar.similarTo('2016-nowhere-open/F1'))!
      return first!.score
    }
    expect(await scoreWith('neglect')).toBeGreaterThan(await scoreWith('online-harm'))
  })
})
