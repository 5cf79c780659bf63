import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { passageAnchor, sectionDigest, sha256 } from '../../src/corpus/digest.ts'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { TAXONOMY_DIR } from '../taxonomy/copy-taxonomy.ts'
import { fixtureReview, withChange } from './fixture-review.ts'

const taxonomy = await loadTaxonomy(TAXONOMY_DIR)
const schema = createReviewSchema(taxonomy)
const parse = (id: string, text: string) => parseReview(`${id}.md`, text, taxonomy, schema)
const read = (id: string, text = fixtureReview(id)) => {
  const { problems, review, body } = parse(id, text)
  expect(problems).toEqual([])
  return { review: review!, body: body! }
}

const DEMONSTRATION = '2019-nowhere-demonstration-one'
const HELD = '2020-nowhere-held-detail'
const EVERY_FIELD = '2021-elsewhere-every-field'

describe('parseReview', () => {
  it('reads every field of the front matter', () => {
    const { review } = read(EVERY_FIELD)
    expect(review).toMatchObject({
      id: EVERY_FIELD,
      title: 'Invented for tests: a summary that uses every field',
      knownAs: [
        { name: 'Invented Elsewhere Inquiry', source: 'S1' },
        { name: 'The Elsewhere report', source: 'S2' },
      ],
      area: 'Elsewhere',
      published: '2021-09',
      period: '2014/2016',
      considered: {
        'ethnicity-and-racism': 'considered',
        'fathers-and-other-adults': 'not-considered',
        disability: 'not-stated',
        supervision: 'considered',
      },
      writtenBy: 'machine',
      codedBy: 'machine',
      checkedBy: [
        { kind: 'machine', date: '2021-10' },
        { kind: 'person', date: '2021-11' },
      ],
      childDetail: 'open',
      sources: [
        { id: 'S1', year: 2021, url: 'https://elsewhere.example/report' },
        { id: 'S2' },
        { id: 'S3', title: 'An invented follow-up, with *stars* and [brackets]' },
      ],
      corrections: [
        { date: '2021-12', kind: 'wording' },
        { date: '2022-01', kind: 'fact' },
      ],
      withdrawn: { date: '2023-05', reason: 'Withdrawn for tests, so that a withdrawn record can be seen.' },
      file: `${EVERY_FIELD}.md`,
    })
    expect(review.sources[2]).not.toHaveProperty('year')
  })

  it('reads the tags of the review, one value or several, all as a list', () => {
    const { tags } = read(EVERY_FIELD).review
    expect(tags).toMatchObject({
      record: [{ term: 'summary' }],
      nation: [{ term: 'scotland' }],
      'age-band': [{ term: 'under-1' }, { term: '16-17' }],
    })
  })

  it('keeps none, not coded and not stated apart', () => {
    const { tags } = read(EVERY_FIELD).review
    expect(tags['child-factor']).toEqual([])
    expect(tags['plan-status']).toEqual([{ term: 'not-stated' }])
    expect(read(DEMONSTRATION).review.findings[1]!.tags).not.toHaveProperty('judgement-bias')
  })

  it('reads every field of a finding', () => {
    const [finding] = read(EVERY_FIELD).review.findings
    expect(finding).toMatchObject({
      kind: 'finding',
      id: 'F1',
      title: 'Files stayed behind when families crossed the river',
      sources: ['S1', 'S2'],
      leadsTo: ['F2', 'F3'],
      tags: {
        'systems-factor': [
          { term: 'boundary-gap' },
          { term: 'procedure-design', effect: 'hindered', basis: 'inferred', source: 'S2' },
          { term: 'organisational-culture', effect: 'helped', basis: 'stated', source: 'S1' },
        ],
        'judgement-bias': [{ term: 'fixed-view', basis: 'disputed', source: 'S1' }],
        'learning-pattern': [{ term: 'longer-term-work' }],
      },
      depth: {
        level: 'D2',
        by: 'person',
        reason: 'Set by a person for tests, although the tags alone would say more.',
      },
    })
    expect(fixtureReview(EVERY_FIELD).split('\n')[finding!.line - 1]).toBe(
      '### F1. Files stayed behind when families crossed the river',
    )
  })

  it('reads a finding that stops at the person, and one that cannot be tagged, where each says so', () => {
    const { findings } = read(EVERY_FIELD).review
    expect(findings.map(({ id }) => id)).toEqual(['F1', 'F2', 'F4', 'F3'])
    expect(findings[1]).toMatchObject({
      explanation: 'not-established',
      depth: { level: 'D1', by: 'computed' },
    })
    expect(findings[2]).toMatchObject({
      uncoded: 'The invented report gives it a heading and no text.',
      depth: { level: 'D0', by: 'computed' },
    })
    expect(findings[2]!.tags).not.toHaveProperty('systems-factor')
  })

  it('works out the depth of a finding from its tags and parts', () => {
    expect(read(DEMONSTRATION).review.findings.map(({ depth }) => depth)).toEqual([
      { level: 'D4', by: 'computed' },
      { level: 'D1', by: 'computed' },
    ])
  })

  it.each([
    [
      'without a source for how widespread it is',
      'invented year before.[^S1]',
      'invented year before.',
      'D3',
    ],
    ['whose cause is inferred', 'effect: hindered, basis: stated', 'effect: hindered, basis: inferred', 'D2'],
  ])('measures a finding %s', (_, from, to, expected) => {
    expect(
      read(DEMONSTRATION, withChange(fixtureReview(DEMONSTRATION), from, to)).review.findings[0]!.depth.level,
    ).toBe(expected)
  })

  it('reads every field of an episode and a recommendation', () => {
    const { episodes, recommendations } = read(EVERY_FIELD).review
    expect(episodes).toMatchObject([
      {
        kind: 'episode',
        id: 'E1',
        tags: {
          stage: [{ term: 'universal' }],
          'defence-state': [{ term: 'bypassed' }],
          'systems-factor': [{ term: 'team-handover' }],
          'judgement-bias': [],
        },
      },
    ])
    expect(recommendations).toMatchObject([
      {
        kind: 'recommendation',
        id: 'R1',
        addresses: ['F1', 'F3'],
        to: ['Elsewhere Council', 'Every team, on both banks'],
        due: '2022-03',
        supports: ['2019-nowhere-demonstration-one/R1'],
        sources: ['S1', 'S2'],
        statuses: [
          { value: 'open-accepted', date: '2021-09', by: 'owner', source: 'S2' },
          { value: 'closed-effective', by: 'independent', for: 'Elsewhere Council' },
        ],
      },
      { id: 'R2', addresses: [], to: [], supports: [], statuses: [] },
    ])
  })

  it('takes a year that YAML reads as a number', () => {
    expect(read(HELD).review.published).toBe('2020')
  })

  it.each([
    ['review', 'held'],
    ['summary', 'open'],
    ['demonstration', 'open'],
  ])('holds child detail of a %s by default: %s', (record, expected) => {
    const text = withChange(
      withChange(fixtureReview(HELD), 'child-detail: held\n', ''),
      'record: review',
      `record: ${record}`,
    )
    expect(read(HELD, text).review.childDetail).toBe(expected)
  })

  it('lets a review say that its child detail is open', () => {
    expect(
      read(HELD, withChange(fixtureReview(HELD), 'child-detail: held', 'child-detail: open')).review
        .childDetail,
    ).toBe('open')
  })

  it('gives the text in sections, with the anchor of each passage in its HTML', () => {
    const { body, review } = read(EVERY_FIELD)
    expect(body.sections.map(({ slug }) => slug)).toEqual([
      'summary',
      'why-this-matters',
      'timeline',
      'voice-of-the-child-and-family',
      'what-went-well',
      'limits-of-this-record',
    ])
    expect(Object.keys(body.items)).toEqual(['F1', 'F2', 'F4', 'F3', 'E1', 'R1', 'R2'])
    const questions = body.items['F1']!.find(({ slug }) => slug === 'questions')!
    expect(questions.heading).toBe('Questions')
    expect(questions.passages).toHaveLength(4)
    expect(questions.passages[0]).toEqual({
      text: 'Board: Where do our own files wait?',
      anchor: passageAnchor('Board: Where do our own files wait?'),
    })
    expect(questions.html).toContain(`<li id="${questions.passages[0]!.anchor}">`)
    expect(review.lead).toMatchObject({ section: 'Summary', anchor: body.sections[0]!.passages[0]!.anchor })
    expect(review.lead.text.endsWith('…')).toBe(true)
    expect(review.recommendations[0]!.lead.text).toBe(
      "A file should be on the new team's desk when the family is.",
    )
  })

  it('gives an anchor to the first of two equal passages, since an id stands once in a page', () => {
    const text = withChange(
      fixtureReview(EVERY_FIELD),
      'It is invented from beginning to end.',
      'Twice.\n\nTwice.',
    )
    const { passages, html } = read(EVERY_FIELD, text).body.sections.at(-1)!
    expect(passages.map(({ text: words }) => words)).toEqual(['Twice.', 'Twice.'])
    expect(html.match(/id="/g)).toHaveLength(1)
  })

  it('digests an item by its section, heading and block included, without the footnotes of the file', () => {
    const text = fixtureReview(EVERY_FIELD)
    const { recommendations, findings } = read(EVERY_FIELD).review
    expect(recommendations[1]!.digest).toBe(
      sectionDigest(text.slice(text.indexOf('### R2.'), text.indexOf('## What went well'))),
    )
    expect(findings[1]!.digest).toBe(
      sectionDigest(text.slice(text.indexOf('### F2.'), text.indexOf('### F4.'))),
    )
    const last = fixtureReview(HELD)
    expect(read(HELD).review.recommendations[0]!.digest).toBe(
      sectionDigest(last.slice(last.indexOf('### R1.'), last.indexOf('[^S1]: Nowhere'))),
    )
  })

  it('digests an open file as it is, without its byte order mark', () => {
    const text = fixtureReview(EVERY_FIELD)
    expect(read(EVERY_FIELD).review).toMatchObject({ digest: sha256(text), fileDigest: sha256(text) })
    expect(read(EVERY_FIELD, `\uFEFF${text}`).review).toEqual(read(EVERY_FIELD).review)
  })

  it('changes the digest of the finding that changed and of no other item', () => {
    const before = read(EVERY_FIELD).review
    const after = read(
      EVERY_FIELD,
      withChange(fixtureReview(EVERY_FIELD), 'All four invented teams', 'All five invented teams'),
    ).review
    expect(after.digest).not.toBe(before.digest)
    const items = ({ findings, episodes, recommendations }: typeof before) => [
      ...findings,
      ...episodes,
      ...recommendations,
    ]
    expect(
      items(after)
        .filter((item, index) => item.digest !== items(before)[index]!.digest)
        .map(({ id }) => id),
    ).toEqual(['F1'])
  })

  it('reads the same review from CRLF line ends, but for the digests of the file', () => {
    const { digest: _digest, fileDigest: _fileDigest, ...unix } = read(EVERY_FIELD).review
    expect(read(EVERY_FIELD, fixtureReview(EVERY_FIELD).replaceAll('\n', '\r\n')).review).toMatchObject(unix)
  })

  it('reads on behind a footnote in the middle of a finding', () => {
    const footnote =
      '[^S1]: Elsewhere Inquiry, *The invented Elsewhere report*, 2021. <https://elsewhere.example/report>\n'
    const moved = withChange(fixtureReview(EVERY_FIELD), footnote, '').replace(
      '#### How widespread it is',
      `${footnote}\n#### How widespread it is`,
    )
    expect(read(EVERY_FIELD, moved).body.items['F1']!.map(({ slug }) => slug)).toEqual(
      read(EVERY_FIELD).body.items['F1']!.map(({ slug }) => slug),
    )
  })

  it('finds ten faults in one run, in the order in which they stand', () => {
    const text = readFileSync(new URL('../fixtures/ten-faults.md', import.meta.url), 'utf8')
    const { problems, review } = parse('ten-faults', text)
    expect(review).toBeUndefined()
    expect(problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual([
      '1:1 file-name-invalid',
      '7:9 term-unknown',
      '10:12 field-invalid',
      '18:1 field-unknown',
      '24:1 section-unknown',
      '33:18 term-not-selectable',
      '37:12 reference-unknown',
      '41:18 html-raw',
      '45:1 field-missing',
      '52:31 footnote-unknown',
    ])
  })

  it.each([
    [
      'a fault in the front matter',
      'nation: wales',
      'nation: whales',
      'said a lot.[^S9]',
      ['term-unknown', 'footnote-unknown'],
    ],
    [
      'a fault in the tags of the finding',
      'learning-pattern: management-system',
      'learning-pattern: managment-system\nleads-to: [F9]',
      'said a lot.',
      ['term-unknown', 'reference-unknown'],
    ],
    [
      'a block that cannot be read',
      'learning-pattern: management-system',
      'learning-pattern: [',
      'said a lot.[^S9]',
      ['yaml-syntax', 'footnote-unknown'],
    ],
  ])('is not kept by %s from finding another', (_, from, to, words, expected) => {
    const text = withChange(
      withChange(fixtureReview(HELD), from, to),
      'were not looked at again.[^S1]',
      `were not looked at again.[^S1] They ${words}`,
    )
    expect(parse(HELD, text).problems.map(({ rule }) => rule)).toEqual(expected)
  })

  it('does not call a source unused that only a block that cannot be read may cite', () => {
    const text = withChange(
      withChange(
        fixtureReview(HELD),
        'sources:\n  - {id: S1',
        'sources:\n  - {id: S2, title: Another, publisher: Nowhere}\n  - {id: S1',
      ),
      'stage: child-in-need',
      'stage: [',
    )
    expect(parse(HELD, text).problems.map(({ rule }) => rule)).toEqual(['yaml-syntax'])
  })

  it.each([
    ['nothing', ''],
    ['one line end', '\n'],
    ['front matter alone', '---\n---\n'],
    ['a fence alone', '---'],
    ['a byte order mark alone', '\uFEFF'],
    ['a heading alone', '## Findings'],
    ['an open block', '---\nid: x\n---\n\n## Findings\n\n### F1. x\n\n```yaml\nagency: ['],
    ['a scalar as front matter', '---\njust text\n---\n'],
    ['numbers for keys', '---\n1: 2\n? [a]\n: b\n---\n'],
    ['zero bytes', '---\nid: \0\n---\n\0'],
    ['half a surrogate pair', '---\nid: \uD800\n---\n\n## Summary\n\n\uDC00'],
    ['very deep YAML', `---\nid: ${'['.repeat(20_000)}\n---\n`],
    ['very deep Markdown', `${'>'.repeat(500)} x`],
  ])('never throws: given %s it says what is wrong', (_, text) => {
    const { problems, review } = parse('2019-nowhere-base', text)
    expect(review).toBeUndefined()
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
    expect(problems.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true)
  })
})
