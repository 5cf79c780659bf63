import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSnapshot, type Snapshot } from '../../../src/analysis/snapshot.ts'
import {
  countWords,
  MOST_WORDS,
  MOST_WORDS_OF_A_BOX,
  textOfBox,
} from '../../../src/exports/teaching/briefing-box.ts'
import { BRIEFING_FORMATS } from '../../../src/exports/teaching/briefing-format.ts'
import { toBriefingSheet } from '../../../src/exports/teaching/briefing-sheet.ts'
import { createBriefing, MOST_GRADE, type Briefing } from '../../../src/exports/teaching/briefing.ts'
import { materialOfIds } from '../../../src/exports/teaching/choose-material.ts'
import { editBriefing, isEdited } from '../../../src/exports/teaching/edited-briefing.ts'
import { rootPath } from '../../../src/root-path.ts'
import { launchBrowser } from '../../../scripts/browser/launch-browser.mjs'
import { makeFolder } from '../../library-fixture.ts'

const SITE = { name: 'A library', address: 'https://lessons.example' }
const HIGHLAND = '2006-highland-left-school-unseen'

let snapshot: Snapshot
beforeAll(async () => {
  snapshot = await loadSnapshot({ reviewsDir: rootPath('reviews'), taxonomyDir: rootPath('taxonomy') })
})

const make = (ids: readonly string[], safeToProject = false): Promise<Briefing> =>
  createBriefing(materialOfIds(ids, snapshot, { safeToProject, showsHarm: false }).material)

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What stands at the place that a sentence cites. */
async function textAt(cites: string): Promise<string> {
  const [id = '', anchor] = cites.split('#')
  const [review = '', item] = id.split('/')
  const term = snapshot.taxonomy.facet(review)?.term(item ?? '')
  if (term) return term.definition
  if (anchor === undefined) return snapshot.corpus.item(review, item!)!.title
  const { sections, items } = await snapshot.corpus.text(review)
  const all = item === undefined ? sections : items[item]!
  return all.flatMap(({ passages }) => passages).find(one => one.anchor === anchor)!.text
}

describe('createBriefing', () => {
  it('keeps to its words and its grade and takes whole sentences from where it says; what happened has no name, place or year: every review', async () => {
    let sentences = 0
    for (const { id, area, knownAs } of snapshot.corpus.reviews) {
      const { boxes, words, grade } = await make([id])
      const told = textOfBox(boxes[2]!)
      expect(told, id).not.toMatch(/\b(?:19|20)\d\d\b/)
      for (const name of [...knownAs.map(one => one.name), area]) expect(told, id).not.toContain(name)
      expect(boxes.map(box => box.id)).toHaveLength(7)
      expect(words, id).toBeLessThanOrEqual(MOST_WORDS)
      expect(grade, id).toBeLessThanOrEqual(MOST_GRADE)
      for (const box of boxes) {
        expect(countWords(textOfBox(box)), `${id} ${box.id}`).toBeLessThanOrEqual(MOST_WORDS_OF_A_BOX)
        for (const { text, cites } of box.paragraphs.flat()) {
          expect(flat(await textAt(cites!)), `${id} ${text}`).toContain(text)
          sentences += 1
        }
      }
    }
    expect(sentences).toBeGreaterThan(1_000)
  })

  it('names nothing of a record in a copy that is safe to project', async () => {
    for (const ids of [[HIGHLAND], ['practice-theme/babies-and-bruising'], ['child-factor/not-in-school']]) {
      const briefing = await make(ids, true)
      const sheet = toBriefingSheet(briefing, SITE)
      const text = flat(String(await BRIEFING_FORMATS[2]!.write(sheet)))
      for (const review of briefing.reviews) {
        expect(text).not.toContain(review.title)
        expect(text).not.toContain(review.id)
        for (const { name } of review.knownAs) expect(text).not.toContain(name)
        for (const { title } of review.sources) expect(text).not.toContain(title)
      }
      expect(text).toContain('Named in the copy that is not safe to project')
    }
  })

  it('leaves out of a copy that is safe to project a title, an audience and an aim that name a review or a place', async () => {
    const { material } = materialOfIds([`${HIGHLAND}/F1`, `${HIGHLAND}/F2`], snapshot, {
      ...{ safeToProject: true, showsHarm: false, title: 'What we learn from Danielle Reid' },
      ...{ audience: 'School nurses', aim: 'Know what happened in Highland' },
    })
    const { title, audience, aim } = toBriefingSheet(await createBriefing(material), SITE)
    expect({ title, audience, aim }).toEqual({
      title: 'Lessons for a team',
      audience: 'School nurses',
      aim: '',
    })
    const { boxes } = await make(['region/south-east'], true)
    expect(textOfBox(boxes[0]!)).not.toContain('Surrey')
    expect(textOfBox((await make(['region/south-east'])).boxes[0]!)).toContain('Surrey')
  })

  it('begins with what was chosen first, whether or not its explanation is recorded', async () => {
    const ids = ['2013-birmingham-starting-again-each-time/F6', `${HIGHLAND}/F1`]
    for (const chosen of [ids, ids.toReversed()]) {
      const { boxes } = await make(chosen)
      expect(boxes[3]!.paragraphs.map(([first]) => first!.cites)).toEqual(chosen)
    }
  })

  it('marks what the library wrote and what it infers, and says who wrote the records', async () => {
    const sheet = toBriefingSheet(await make([HIGHLAND]), SITE)
    expect(sheet.boxes[1]!.mark).toBe('Written by the library')
    expect(sheet.boxes[5]!.mark).toBe('Written by the library')
    expect(sheet.boxes[3]!.mark).toBeUndefined()
    expect(sheet.marks.join(' ')).toMatch(/grade B.*not yet checked by a person/)
    expect(JSON.stringify(sheet.boxes[3])).toMatch(/[Oo]ur reading/)
  })

  it('says of an empty box that no record gives it, and of an invented record that nothing in it happened', async () => {
    const { boxes } = toBriefingSheet(await make(['2014-rotherham-jay-inquiry']), SITE)
    expect(boxes[6]).toMatchObject({ paragraphs: [], none: expect.stringMatching(/^No record/) as string })
    const invented = await loadSnapshot({
      reviewsDir: rootPath('tests/fixtures/reviews'),
      taxonomyDir: rootPath('taxonomy'),
    })
    const { review } = invented.catalogue.rows[invented.catalogue.demonstrations.rows()[0]!]!
    const choices = { safeToProject: false, showsHarm: false }
    const { marks } = await createBriefing(materialOfIds([review.id], invented, choices).material)
    expect(marks[0]).toMatch(/^Invented/)
  })
})

describe('editBriefing', () => {
  it('keeps the trace of what stands as it was, and says of all else that somebody edited it', async () => {
    const briefing = await make([HIGHLAND])
    const box = briefing.boxes[3]!
    const [first, ...rest] = box.paragraphs[0]!
    const line = textOfBox(box).split('\n')[0]!
    const edited = editBriefing(briefing, { [box.id]: `${line} Our team met.\nIt is false that ${line}` })
    const [one, two] = edited.boxes[3]!.paragraphs
    expect(one!.slice(0, rest.length + 1)).toEqual([first, ...rest])
    expect(one!.at(-1)).toMatchObject({ text: 'Our team met.', cites: undefined })
    // The sentence that words were put before has lost its trace.
    expect(two![0]!.text).toMatch(/^It is false that /)
    expect(two!.map(({ cites, text }) => (text === first!.text ? cites : undefined)).join('')).toBe('')
    const md = String(await BRIEFING_FORMATS[2]!.write(toBriefingSheet(edited, SITE)))
    expect(md).toContain('Our team met. \\[edited by whoever made this copy\\]')
  })

  it('changes nothing where nothing was changed', async () => {
    const briefing = await make(['practice-theme/babies-and-bruising'])
    const texts = Object.fromEntries(
      briefing.boxes.map(box => [box.id, textOfBox(box).replaceAll('\n', '\r\n')]),
    )
    const edited = editBriefing(briefing, texts)
    expect(edited.boxes).toEqual(briefing.boxes)
    expect(edited.boxes.some(isEdited)).toBe(false)
  })
})

describe('the page to print', () => {
  let folder: string
  beforeAll(async () => {
    folder = await makeFolder()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('takes two sides of A4 at most, for the fullest briefings', { timeout: 60_000 }, async () => {
    const browser = await launchBrowser()
    try {
      // The fullest of all terms, and the one that is shown.
      const fullest = [
        await make(['systems-factor/information-not-assembled']),
        await make(['child-factor/not-in-school']),
      ]
      expect(fullest[0]!.words).toBeGreaterThan(900)
      const page = await browser.newPage()
      for (const briefing of fullest) {
        await page.setContent(String(await BRIEFING_FORMATS[1]!.write(toBriefingSheet(briefing, SITE))))
        const pdf = await page.pdf({ preferCSSPageSize: true })
        const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []
        expect(pages.length, briefing.title).toBe(2)
      }
    } finally {
      await browser.close()
    }
  })
})
