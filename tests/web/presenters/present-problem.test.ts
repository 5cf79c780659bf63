import { beforeAll, describe, expect, it } from 'vitest'
import { createReviewSchema } from '../../../src/corpus/review-schema.ts'
import { parseReview } from '../../../src/corpus/parse-review.ts'
import { rootPath } from '../../../src/root-path.ts'
import { loadTaxonomy } from '../../../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../../src/taxonomy/taxonomy.ts'
import { createFormWords, type FormProblem } from '../../../src/web/presenters/present-problem.ts'

let taxonomy: Taxonomy
beforeAll(async () => {
  taxonomy = await loadTaxonomy(rootPath('taxonomy'))
})

const HEAD = 'id: 2024-somewhere-a-draft\ntitle: A draft\nrecord: review'

/** The problems of a text as its file has them, and as the form has them. */
function problemsOf(head: string, rest = ''): Array<FormProblem & { inFile: string }> {
  const markdown = `---\n${head}\n---\n\n${rest}`
  const { problems } = parseReview(
    '2024-somewhere-a-draft.md',
    markdown,
    taxonomy,
    createReviewSchema(taxonomy),
    {
      isDraft: true,
    },
  )
  const toWords = createFormWords(markdown, taxonomy)
  return problems.map(problem => ({ ...toWords(problem), inFile: problem.message }))
}

describe('createFormWords', () => {
  it('calls a field what the form calls it, with its choices and the part where it stands', () => {
    const nation = problemsOf(HEAD).find(({ where }) => where === 'Nation')
    expect(nation).toMatchObject({
      field: 'front-nation',
      inFile: 'Missing `nation`, expected a term of taxonomy/nation.yaml.',
    })
    expect(nation!.message).toMatch(
      /^Nothing is chosen\. Choose England, .* or United Kingdom\. It is under “What it is and where”\.$/,
    )
  })

  it('names a choice that was near by its label', () => {
    const found = problemsOf(`${HEAD}\nagency: [educatoin]`).find(({ where }) => where === 'Agency')
    expect(found!.message).toMatch(/^`educatoin` is none of the choices\. Choose one of its \d+ choices\./)
    expect(found!.hint).toBe('Did you mean “Schools and colleges”?')
  })

  it('says of an item which it is, and how its field is written', () => {
    const item = '## Findings\n\n### F1. What was found\n\n```yaml\nagency: [education]\n```\n'
    const found = problemsOf(HEAD, item).find(({ message }) =>
      message.startsWith('F1, “Sources it rests on”'),
    )
    expect(found!.message).toContain('a line that begins with `sources:`')
    expect(found!.where).toMatch(/^Line \d+$/)
    expect(found!.field).toBeUndefined()
  })

  it('never speaks of a file of the vocabulary', () => {
    const strange = `${HEAD}\nagency: education\nnation: [england]\nregion: {term: 3}\nharm-type: [{}]\nsources: [{id: S1}]`
    const all = problemsOf(
      strange,
      '## Findings\n\n### F1. Found\n\n```yaml\nagency: [[x]]\n```\n\n### R1. No\n',
    )
    expect(all.some(({ inFile }) => inFile.includes('.yaml'))).toBe(true)
    for (const { message, hint = '' } of all) expect(message + hint).not.toContain('.yaml')
  })

  it('leaves what is about no field as it is', () => {
    const found = problemsOf(HEAD, '## Summary\n\n<b>Loud</b>\n').find(({ inFile }) => inFile.includes('<b>'))
    expect(found).toMatchObject({ message: found!.inFile, where: 'Line 9' })
  })
})
