import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { BLAME_PHRASES } from '../../src/corpus/wording/blame-phrases.ts'
import { CHILD_BLAME_PHRASES } from '../../src/corpus/wording/child-blame-phrases.ts'
import { HINDSIGHT_PHRASES } from '../../src/corpus/wording/hindsight-phrases.ts'
import { JUDGEMENT_PHRASES } from '../../src/corpus/wording/judgement-phrases.ts'
import { createMayContain } from '../../src/corpus/wording/may-contain.ts'
import { rootPath } from '../../src/root-path.ts'

const patterns = [HINDSIGHT_PHRASES, JUDGEMENT_PHRASES, BLAME_PHRASES, CHILD_BLAME_PHRASES]
  .flat()
  .flatMap(phrase => phrase.patterns)
const toExpression = (pattern: string) =>
  pattern.replaceAll('*', '\\b[a-z\\d]+\\b').replaceAll('(', '(?:').replaceAll(' ', ' *')
const everywhere = new RegExp(`\\b(?:${patterns.map(toExpression).join('|')})\\b`)

/** Every way to begin that a pattern has, as somebody may write it: the first alternative of what follows. */
function spelledOut(pattern: string): string[] {
  const bracket = /\(([^()]*)\)/.exec(pattern)
  if (!bracket) return [pattern.replaceAll('*', 'word').replace(/\?/g, '').replace(/\s+/g, ' ')]
  const [whole, inner] = bracket
  const [before, after] = [pattern.slice(0, bracket.index), pattern.slice(bracket.index + whole.length)]
  const alternatives = bracket.index < 12 ? inner!.split('|') : inner!.split('|').slice(0, 1)
  return alternatives.flatMap(one => spelledOut(`${before}${one}${after}`))
}

async function paragraphs(folder: string, ending: string): Promise<string[]> {
  const names = (await readdir(rootPath(folder))).filter(
    name => name.endsWith(ending) && !name.includes('blind'),
  )
  const texts = await Promise.all(names.map(name => readFile(rootPath(folder, name), 'utf8')))
  return texts.flatMap(text => text.toLowerCase().replace(/['’]/g, '').split(/\n+/))
}

describe('whether a text has any of the phrases', () => {
  const mayContain = createMayContain(patterns, toExpression)

  it('is known as by trying every phrase everywhere, in labelled sentences and in paragraphs of the corpus', async () => {
    const texts = [
      // Trying every phrase everywhere is slow, which is why it is not done.
      ...(await paragraphs('reviews', '.md')).filter((_, at) => at % 12 === 0),
      ...(await paragraphs('scripts/rules/sentences', 'json')),
    ]
    const found = texts.filter(text => everywhere.test(text))
    expect(found.length).toBeGreaterThan(50)
    expect(texts.filter(mayContain)).toEqual(found)
  })

  it('finds every phrase however it begins, at either end of a text and without spaces', () => {
    const written = patterns.flatMap(spelledOut).filter(text => everywhere.test(text))
    expect(written.length).toBeGreaterThan(patterns.length)
    for (const text of written)
      for (const around of [text, `é ${text}`, `9, ${text}.`, text.replaceAll(' ', '')])
        expect([around, mayContain(around)]).toEqual([around, everywhere.test(around)])
  })
})
