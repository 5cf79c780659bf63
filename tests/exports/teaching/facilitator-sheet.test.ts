import { beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../src/analysis/snapshot.ts'
import { toFacilitatorDocx } from '../../../src/exports/teaching/facilitator-docx.ts'
import { toFacilitatorHtml } from '../../../src/exports/teaching/facilitator-html.ts'
import { toFacilitatorMarkdown } from '../../../src/exports/teaching/facilitator-md.ts'
import { toFacilitatorSheet } from '../../../src/exports/teaching/facilitator-sheet.ts'
import { EVALUATION_FORM, WHAT_PEOPLE_MAY_SAY } from '../../../src/exports/teaching/facilitator-words.ts'
import { SUPPORT } from '../../../src/exports/teaching/support.ts'
import { SESSION_MINUTES, toTimingPlan } from '../../../src/exports/teaching/timing-plan.ts'
import { unzipped } from '../unzipped.ts'
import { aSession, BRUISING, loadReviews, OUT_OF_SCHOOL, SITE } from './session.ts'

let snapshot: Snapshot

beforeAll(async () => {
  snapshot = await loadReviews()
})

describe('toTimingPlan', () => {
  it.each(SESSION_MINUTES)('adds up to %s minutes, with seven of reading, whatever is chosen', minutes => {
    for (let findings = 0; findings <= 60; findings += 1) {
      const { parts, discussed } = toTimingPlan(minutes, findings)
      expect(parts.reduce((sum, one) => sum + one.minutes, 0)).toBe(minutes)
      expect(parts.find(({ what }) => what === 'Reading')!.minutes).toBe(7)
      const talks = parts.filter(({ what }) => what.startsWith('Finding '))
      expect(talks).toHaveLength(discussed)
      expect(discussed).toBeLessThanOrEqual(findings)
      expect(talks.every(one => one.minutes >= 7)).toBe(true)
      expect(parts.every(one => one.minutes > 0)).toBe(true)
    }
    expect(toTimingPlan(minutes, 60).discussed).toBeGreaterThanOrEqual(2)
  })
})

describe('toFacilitatorSheet', () => {
  it('has the questions of each finding with the finding they stand on, and says for what there is no time', async () => {
    const { findings, notes } = await toFacilitatorSheet(aSession(OUT_OF_SCHOOL, snapshot), SITE, 30)
    expect(findings).toHaveLength(4)
    expect(findings.map(({ isDiscussed }) => isDiscussed)).toEqual([true, true, false, false])
    expect(notes).toContain('There is time for 2 findings of 4. Choose which; they need not be the first.')
    for (const { questions, citation } of findings) {
      expect(questions.length).toBeGreaterThan(0)
      expect(questions.every(({ cites }) => /\/F\d+#p-/.test(cites))).toBe(true)
      expect(citation).toMatch(/grade [BC].*https:\/\/lessons\.example\/reviews\//)
    }
  })

  it('puts the aim of whoever made the session first', async () => {
    const material = aSession(BRUISING, snapshot, { aim: 'Know what to do', audience: 'midwives' })
    const { aims, notes } = await toFacilitatorSheet(material, SITE, 45)
    expect(aims[0]).toBe('Know what to do')
    expect(notes[0]).toContain('For midwives.')
  })
})

describe('the sheet in its formats', () => {
  it('says the same in Word, on the page to print and in Markdown', async () => {
    const sheet = await toFacilitatorSheet(aSession(OUT_OF_SCHOOL, snapshot, { title: 'A & <b>' }), SITE, 60)
    const html = toFacilitatorHtml(sheet)
    const markdown = toFacilitatorMarkdown(sheet)
    const word = (await unzipped(await toFacilitatorDocx(sheet))).get('word/document.xml')!
    expect(html).toContain('A &amp; &lt;b&gt;')
    expect(html).not.toContain('<b>')
    const plain = [
      word.replace(/<[^>]*>/g, ''),
      html.replace(/<[^>]*>/g, ''),
      markdown.replace(/\\/g, ''),
    ].map(text =>
      text
        .replace(/&#39;|&apos;/g, "'")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&'),
    )
    for (const text of plain) {
      expect(text).toContain('Grades B, C')
      expect(text).toContain('not yet checked by a person')
      for (const { question } of EVALUATION_FORM) expect(text).toContain(question)
      for (const { answer } of WHAT_PEOPLE_MAY_SAY) expect(text).toContain(answer)
      for (const { number } of SUPPORT) expect(text).toContain(number)
      for (const finding of sheet.findings) {
        expect(text).toContain(finding.title)
        for (const { text: question } of finding.questions) expect(text).toContain(question)
        for (const { cites } of finding.parts.flatMap(({ sentences }) => sentences))
          expect(text).toContain(cites)
      }
    }
    expect(word).toContain('w:pgSz w:w="11905" w:h="16837"')
  })
})
