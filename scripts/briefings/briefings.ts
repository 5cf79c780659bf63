import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { MOST_WORDS } from '../../src/exports/teaching/briefing-box.ts'
import { createBriefing, MOST_GRADE } from '../../src/exports/teaching/briefing.ts'
import { materialOfIds } from '../../src/exports/teaching/choose-material.ts'
import { rootPath } from '../../src/root-path.ts'

/** Ten briefings as trainers would ask for them: five reviews, three terms, two lists chosen by hand. */
export const TEN: ReadonlyArray<{ name: string; ids: readonly string[] }> = [
  { name: 'A review', ids: ['2006-highland-left-school-unseen'] },
  { name: 'A review', ids: ['2009-haringey-accounts-taken-at-face-value'] },
  { name: 'A review', ids: ['2013-coventry-hunger-seen-at-school'] },
  { name: 'A national review', ids: ['2020-england-safer-sleep-for-babies'] },
  { name: 'An inquiry', ids: ['2014-rotherham-jay-inquiry'] },
  { name: 'A practice theme', ids: ['practice-theme/babies-and-bruising'] },
  { name: 'A child factor', ids: ['child-factor/not-in-school'] },
  { name: 'A systems factor', ids: ['systems-factor/supervision-gap'] },
  {
    name: 'A list: babies and bruising',
    ids: [
      '2013-birmingham-starting-again-each-time/F6',
      '2022-england-child-protection-in-england/F2',
      '2021-england-myth-of-invisible-men/F1',
      '2020-england-safer-sleep-for-babies/R1',
    ],
  },
  {
    name: 'A list: a child out of school',
    ids: [
      '2006-highland-left-school-unseen/F1',
      '2010-birmingham-withdrawn-from-school/F3',
      '2016-pembrokeshire-educated-at-home-unseen/F2',
      '2006-highland-left-school-unseen/R3',
    ],
  },
]

const snapshot = await loadSnapshot({
  reviewsDir: rootPath('reviews'),
  taxonomyDir: rootPath('taxonomy'),
})
let failed = 0
for (const { name, ids } of TEN)
  for (const safeToProject of [false, true]) {
    const { material, unknown } = materialOfIds(ids, snapshot, { safeToProject, showsHarm: false })
    const { words, grade, boxes } = await createBriefing(material)
    const empty = boxes.filter(({ paragraphs }) => paragraphs.length === 0).map(({ heading }) => heading)
    const isWrong = unknown.length > 0 || !(grade <= MOST_GRADE) || words > MOST_WORDS
    if (isWrong) failed += 1
    console.log(
      [
        isWrong ? 'no ' : 'yes',
        `grade ${grade.toFixed(1).padStart(4)}`,
        `${String(words).padStart(5)} words`,
        safeToProject ? 'safe to project' : 'whole          ',
        `${name}: ${ids[0]}`,
        ...unknown.map(id => `not in the library: ${id}`),
        ...empty.map(heading => `nothing for “${heading}”`),
      ].join('  '),
    )
  }
console.log(
  failed === 0
    ? `All keep to grade ${MOST_GRADE} and ${MOST_WORDS.toLocaleString('en-GB')} words.`
    : `${failed} do not keep to grade ${MOST_GRADE} and ${MOST_WORDS.toLocaleString('en-GB')} words.`,
)
process.exitCode = failed === 0 ? 0 : 1
