import { readFile, rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemsOf } from '../../src/corpus/corpus.ts'
import { NOT_YET_CHECKED } from '../../src/corpus/provenance.ts'
import { rootPath } from '../../src/root-path.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary, type TestLibrary } from '../library-fixture.ts'
import { linksIn, readHtml, select, textOf, type HtmlElement } from './html-page.ts'

const HIGHLAND = '/reviews/2006-highland-left-school-unseen'
const EVERY_FIELD = '/reviews/2021-elsewhere-every-field'

let library: TestLibrary
let folder: string
beforeAll(async () => {
  folder = await makeFolder()
  const fixture = await readFile(rootPath('tests/fixtures/reviews/2021-elsewhere-every-field.md'), 'utf8')
  const files = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
  library = await startLibrary({
    REVIEWS_DIR: await makeReviews(folder, files, {
      // As it was before it was withdrawn.
      '2021-elsewhere-every-field.md': fixture.replace(/^withdrawn: .*\n/m, ''),
    }),
    BASE_URL: 'https://lessons.example',
    CONTACT_EMAIL: 'lessons@nowhere.example',
  })
})
afterAll(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

async function open(address: string): Promise<HtmlElement> {
  const response = await library.ask.get(address)
  expect(response.status, address).toBe(200)
  return readHtml(response.text)
}

const main = (page: HtmlElement) => select(page, 'main')[0]!
const idsOf = (elements: HtmlElement[]) => elements.map(element => element.attributes['id'])

/** Every item of every record that can be read. */
function items(): Array<{ address: string; kind: string; record: string }> {
  return library.services.library.snapshot.corpus.reviews.flatMap(review =>
    [...review.findings, ...review.episodes, ...review.recommendations].map(item => ({
      address: `/reviews/${review.id}/${item.id}`,
      kind: item.kind,
      record: (review.tags['record'] as Array<{ term: string }>)[0]!.term,
    })),
  )
}

describe('the page of a finding', () => {
  it('says who wrote it, that it is not the report, how well supported it is, and how to cite it', async () => {
    const page = main(await open(`${HIGHLAND}/F1`))
    const text = textOf(page)
    const [provenance] = select(page, '.provenance')
    expect(textOf(provenance!)).toMatch(/^The library’s own summary, not the report\. Grade B: /)
    expect(textOf(provenance!)).toContain(NOT_YET_CHECKED)
    const cite = textOf(select(page, '.cite')[0]!)
    expect(cite).toMatch(/^F1, “.+”, in: Lessons library summary \(grade B\) of .+ \(2006\)\./)
    expect(cite).toContain('https://lessons.example/reviews/2006-highland-left-school-unseen/F1')
    expect(cite).toContain(NOT_YET_CHECKED)
    expect(cite).toMatch(/The original: Highland Child Protection Committee \(2006\) .+/)
    expect(text).toContain('it describes this record, not the report')
  })

  it('labels what the library wrote, apart from what the report says', async () => {
    const page = main(await open(`${HIGHLAND}/F1`))
    const [ours] = select(page, '.ours')
    expect(textOf(ours!)).toMatch(/^Written by the library/)
    expect(select(ours!, 'h2').map(textOf)).toEqual(['What it means for children', 'Questions'])
    const headings = select(page, 'h2').map(textOf)
    expect(headings.indexOf('What happened')).toBeLessThan(headings.indexOf('What it means for children'))
  })

  it('labels nothing so where a review was written by its reviewers', async () => {
    const page = main(await open('/reviews/2019-nowhere-demonstration-one/F1'))
    expect(select(page, '.ours')).toEqual([])
    expect(select(page, 'h2').map(textOf)).toContain('What it means for children')
  })

  it('marks each tag that is not simply what the report says', async () => {
    const page = main(await open(`${EVERY_FIELD}/F1`))
    const tags = new Map(select(page, '.tag').map(tag => [linksIn(tag)[0]!.href, textOf(tag)]))
    expect(tags.get('/taxonomy/systems-factor/boundary-gap')).not.toContain('(')
    expect(tags.get('/taxonomy/systems-factor/procedure-design')).toMatch(/ \(our reading\)$/)
    expect(tags.get('/taxonomy/systems-factor/organisational-culture')).toMatch(/ \(helped\)$/)
    expect(tags.get('/taxonomy/judgement-bias/fixed-view')).toMatch(/ \(disputed\)$/)
    const mixed = main(await open(`${EVERY_FIELD}/F3`))
    expect(select(mixed, '.tag').map(textOf)).toContainEqual(
      expect.stringMatching(/ \(helped and hindered\)$/),
    )
  })

  it('never shows an inferred tag without the mark, on any page of a record', async () => {
    const { corpus } = library.services.library.snapshot
    let inferred = 0
    for (const review of corpus.reviews)
      for (const finding of review.findings) {
        const page = main(await open(`/reviews/${review.id}/${finding.id}`))
        const [own] = select(page, 'dl.tags')
        for (const [facet, tags] of Object.entries(finding.tags)) {
          if (tags === 'held') continue
          for (const tag of tags.filter(one => one.basis === 'inferred')) {
            const shown = select(own!, '.tag').find(
              one => linksIn(one)[0]!.href === `/taxonomy/${facet}/${tag.term}`,
            )
            expect(textOf(shown!), `${review.id}/${finding.id}`).toContain('(our reading)')
            inferred++
          }
        }
      }
    expect(inferred).toBeGreaterThan(10)
  })

  it('says what a person set, what cannot be tagged and what is not established', async () => {
    expect(textOf(main(await open(`${EVERY_FIELD}/F1`)))).toContain(
      'Set by a person: Set by a person for tests, although the tags alone would say more.; it describes this record',
    )
    expect(textOf(main(await open(`${EVERY_FIELD}/F2`)))).toContain(
      'The sources do not establish why practice made sense at the time.',
    )
    expect(textOf(main(await open(`${EVERY_FIELD}/F4`)))).toContain(
      'No systems factor could be tagged: The invented report gives it a heading and no text.',
    )
  })

  it('shows what addresses it with its strength and both sides', async () => {
    const page = main(await open('/reviews/2004-humberside-and-cambridgeshire-bichard-inquiry/F4'))
    const [first] = select(select(page, '.steps')[0]!, 'li')
    expect(textOf(first!)).toMatch(
      /^R1\. .+ To: Home Office; Police · Intermediate action The addressee says Closed: action done, June 2011 .*Somebody else found Open: unsatisfactory, March 2005/,
    )
  })

  it('leads to what it led to, what addresses it, and the findings beside it', async () => {
    const page = main(await open(`${EVERY_FIELD}/F1`))
    const hrefs = linksIn(page).map(link => link.href)
    expect(hrefs).toEqual(
      expect.arrayContaining([
        `${EVERY_FIELD}/F2`,
        `${EVERY_FIELD}/F3`,
        `${EVERY_FIELD}/R1`,
        `${EVERY_FIELD}#F1`,
      ]),
    )
    expect(textOf(main(await open(`${EVERY_FIELD}/F2`)))).toContain(
      'No recommendation in this record addresses this finding.',
    )
  })
})

describe('the page of a recommendation', () => {
  it('keeps apart what the addressee says and what somebody else found', async () => {
    const page = main(await open(`${EVERY_FIELD}/R1`))
    const text = textOf(page)
    expect(text).toContain('To: Elsewhere Council; Every team, on both banks. Due March 2022')
    expect(text).toMatch(
      /The addressee says.*September 2021 \(for Elsewhere Council\).*The council said that it accepts this\. \[S2\]/,
    )
    expect(text).toMatch(
      /Somebody else found.*April 2023 \(for Elsewhere Council\).*The inspectorate found .* \[S3\]/,
    )
    expect(text).toContain('derived from the type of action; strength is not the same as change')
    expect(linksIn(page).map(link => link.href)).toContain('/reviews/2019-nowhere-demonstration-one/R1')
  })

  it('sets the two sides beside each other, with the source of each, and done apart from effect', async () => {
    const page = main(await open('/reviews/2004-humberside-and-cambridgeshire-bichard-inquiry/R1'))
    const [owner, other] = select(select(page, '.sides')[0]!, 'div') as [HtmlElement, HtmlElement]
    expect(textOf(owner)).toMatch(/^The addressee says Closed: action done, June 2011/)
    expect(textOf(owner)).toContain('Done: yes. Effect: not shown.')
    expect(textOf(owner)).toContain('Before that Open: accepted, May 2007')
    expect(textOf(other)).toMatch(/^Somebody else found Open: unsatisfactory, March 2005/)
    expect(textOf(other)).not.toContain('Done:')
    for (const side of [owner, other]) {
      expect(textOf(side)).toContain('Evidence, in the library’s words:')
      expect(linksIn(side).every(({ href }) => /^#source-S\d+$/.test(href))).toBe(true)
    }
  })

  it('tells its story in order: found, asked, due, said by either side, corrected', async () => {
    const events = (page: HtmlElement) => select(select(page, 'ol.story')[0]!, 'li').map(textOf)
    const told = events(main(await open(`${EVERY_FIELD}/R1`)))
    const at = (text: RegExp) => told.findIndex(event => text.test(event))
    const inOrder = [
      at(/^Before The review found F1\./),
      at(/Asked of Elsewhere Council/),
      at(/^September 2021 The addressee says/),
      at(/^December 2021 The record was corrected \(wording\) The title was shortened\./),
      at(/^March 2022 Due/),
      at(/^April 2023 Somebody else found/),
    ]
    expect(inOrder).not.toContain(-1)
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
    expect(events(main(await open(`${HIGHLAND}/R1`))).join(' ')).toContain('as far as recorded')
  })

  it('says where nothing is recorded', async () => {
    const text = textOf(main(await open(`${EVERY_FIELD}/R2`)))
    expect(text).toMatch(/The addressee says ?None recorded ?Somebody else found ?None recorded/)
    expect(text).toContain('No finding in this record is named as its reason.')
  })
})

describe('the page of any item', () => {
  it('has a source for each mark in its text', async () => {
    for (const { address } of items()) {
      const page = await open(address)
      const ids = new Set(idsOf(select(page, 'li')))
      const marks = linksIn(page).filter(link => link.href.startsWith('#source-'))
      expect(
        marks.filter(mark => !ids.has(mark.href.slice(1))),
        address,
      ).toEqual([])
    }
  })

  it('carries grade, whose words it is in and how to report a problem with the record', async () => {
    for (const { address, record } of items()) {
      const page = await open(address)
      const text = textOf(main(page))
      if (record === 'demonstration') {
        expect(text, address).toContain('Invented. This is a demonstration record. Nothing in it happened.')
        expect(text, address).toContain('Demonstration: invented')
        expect(text, address).toContain('Invented demonstration record')
      } else expect(text, address).toMatch(/Grade [ABC]/)
      if (record === 'summary') expect(text, address).toContain('Lessons library summary (grade ')
      const report = linksIn(page).find(link => link.text === 'Report a problem with this record')
      expect(decodeURIComponent(report!.href), address).toContain(
        `About: https://lessons.example${address}\n`,
      )
    }
  })
})

describe('the page of a review', () => {
  it('reads like a document: contents, sections, findings, sources, how to cite it', async () => {
    const page = main(await open(HIGHLAND))
    const { corpus } = library.services.library.snapshot
    const review = corpus.review('2006-highland-left-school-unseen')!
    const { sections } = await corpus.body(review.id)
    const own = (...slugs: string[]) =>
      sections.filter(section => slugs.includes(section.slug)).map(section => section.heading)
    expect(select(page, 'h2').map(textOf)).toEqual([
      'Contents',
      ...own('summary', 'why-this-matters', 'timeline', 'voice-of-the-child-and-family'),
      ...['Findings', 'Key practice episodes', 'Recommendations', 'From findings to what was done'],
      ...own('what-went-well', 'limits-of-this-record'),
      ...['Sources', 'How to cite this record'],
    ])
    expect(idsOf(select(page, '.record__item'))).toEqual(itemsOf(review).map(item => item.id))
    expect(textOf(select(page, '.cite')[0]!)).toMatch(/^Lessons library summary \(grade B\) of /)
  })

  it('is cited as what it is: a summary of a report, a review of its own, or an invention', async () => {
    const cite = async (id: string) => textOf(select(main(await open(`/reviews/${id}`)), '.cite')[0]!)
    expect(await cite('2006-highland-left-school-unseen')).toContain(' The original: ')
    expect(await cite('2020-nowhere-held-detail')).toMatch(/^Lessons library review Invented for tests: /)
    expect(await cite('2019-nowhere-demonstration-one')).toMatch(/^Invented demonstration record Invented /)
    for (const id of ['2020-nowhere-held-detail', '2019-nowhere-demonstration-one'])
      expect(await cite(id)).not.toContain('The original:')
  })

  it('shows the chain from every finding to what was done, with its base, and what answers no finding', async () => {
    const { corpus } = library.services.library.snapshot
    for (const id of [
      '2004-humberside-and-cambridgeshire-bichard-inquiry',
      '2023-england-disabled-children-in-residential-settings',
      '2022-bridgend-not-seen-alone',
    ]) {
      const review = corpus.review(id)!
      const links = select(select(main(await open(`/reviews/${id}`)), 'ol.chain')[0]!, 'li').filter(
        li => select(li, 'h3').length > 0,
      )
      const shown = links.map(link => [
        textOf(select(link, 'h3')[0]!).split('.')[0],
        linksIn(link)
          .map(({ href }) => href.split('/').at(-1)!)
          .filter(number => number.startsWith('R')),
      ])
      const loose = review.recommendations.filter(one => one.addresses.length === 0).map(one => one.id)
      expect(shown).toEqual([
        ...review.findings.map(finding => [
          finding.id,
          review.recommendations.filter(one => one.addresses.includes(finding.id)).map(one => one.id),
        ]),
        ...(loose.length > 0 ? [['No finding of this record', loose]] : []),
      ])
    }
    expect(textOf(main(await open('/reviews/2004-humberside-and-cambridgeshire-bichard-inquiry')))).toContain(
      '6 of 7 findings are answered by a recommendation; 0 of 7 recommendations answer no finding. This describes this record, not the report.',
    )
  })

  it('offers itself as Markdown and as JSON', async () => {
    const links = new Map(linksIn(main(await open(HIGHLAND))).map(({ text, href }) => [text, href]))
    expect((await library.ask.get(links.get('Markdown')!)).type).toBe('text/markdown')
    expect((await library.ask.get(links.get('JSON')!)).body).toMatchObject({
      id: '2006-highland-left-school-unseen',
    })
  })

  it('says what was corrected, and who has checked it', async () => {
    const text = textOf(select(main(await open(EVERY_FIELD)), '.provenance')[0]!)
    expect(text).toContain('Corrected December 2021 (wording): The title was shortened.')
    expect(text).toContain('Written and tagged by machine; checked by a person in 2021-11.')
  })

  it('gives the parts of a finding in the words of the library their label', async () => {
    const page = main(await open(HIGHLAND))
    const [first] = select(page, '#F1')
    expect(textOf(select(first!, '.ours')[0]!)).toMatch(/^Written by the library/)
  })

  it('has each paragraph anchor once, where two items say the same', async () => {
    const same = 'The sources consulted give no reason.'
    const { corpus } = library.services.library.snapshot
    const repeated = (
      await Promise.all(corpus.reviews.map(async review => ({ review, body: await corpus.body(review.id) })))
    ).filter(
      ({ body }) =>
        Object.values(body.items)
          .flatMap(sections => sections.flatMap(section => section.passages))
          .filter(passage => passage.text === same).length > 1,
    )
    for (const { review } of repeated) {
      const page = await open(`/reviews/${review.id}`)
      const anchors = idsOf(select(page, 'p')).filter(id => id !== undefined)
      expect(anchors.length, review.id).toBe(new Set(anchors).size)
      expect(textOf(page).split(same).length, review.id).toBeGreaterThan(2)
    }
  })
})

describe('the page of a term', () => {
  it('says what it means, when to use it, and in how many of how many it was found', async () => {
    const page = main(await open('/taxonomy/systems-factor/boundary-gap'))
    const text = textOf(page)
    expect(text).toContain('Use when')
    expect(text).toContain('Not when')
    expect(text).toMatch(/\d+ of \d+ findings/)
    expect(text).toContain('which are not a sample: a count is not a rate')
  })

  it('gives counts that its links keep', async () => {
    const page = main(await open('/taxonomy/agency/education'))
    const counts = linksIn(page).filter(link => /^\d+ of \d+ /.test(link.text))
    expect(counts.map(link => link.text.split(' ').at(-1))).toEqual([
      'findings',
      'recommendations',
      'reviews',
    ])
    for (const { text, href } of counts) {
      const found = await library.ask.get(href)
      expect(found.text).toContain(`<strong>${/^\d+/.exec(text)![0]} ${text.split(' ').at(-1)}</strong>`)
    }
  })
})
