import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { settingsDigest, toIndexSettings } from '../../src/search/index-settings.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'

/** A copy of the vocabulary to change. */
async function copyOfTaxonomy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-settings-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(rootPath('taxonomy'), folder, { recursive: true })
  return folder
}

const NEW_FACET = `
key: weather
label: Weather
question: What was the weather?
order: 900
applies-to: [review]
version: 1.0.0
terms:
  - {id: rain, label: Rain, definition: It rained.}
`

describe('toIndexSettings', () => {
  it('makes every facet filterable, a new one too', async () => {
    const folder = await copyOfTaxonomy()
    await writeFile(join(folder, 'weather.yaml'), NEW_FACET)
    const taxonomy = await loadTaxonomy(folder)
    const filterable = JSON.stringify(toIndexSettings(taxonomy).filterableAttributes)
    for (const { key } of taxonomy.facets) expect(filterable).toContain(`"attributePatterns":["${key}"]`)
    expect(filterable).toContain('weather')
  })

  it('searches title and known names before text, and tags after it', async () => {
    const { searchableAttributes } = toIndexSettings(await loadTaxonomy(rootPath('taxonomy')))
    const order = ['title', 'knownAs', 'passages', 'words', 'reviewTitle']
    expect(searchableAttributes!.filter(attribute => order.includes(attribute))).toEqual(order)
  })
})

describe('settingsDigest', () => {
  it('is the same for the same vocabulary', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => loadTaxonomy(rootPath('taxonomy'))))
    expect(settingsDigest(one!)).toBe(settingsDigest(other!))
  })

  it('changes with a synonym and with a facet', async () => {
    const folder = await copyOfTaxonomy()
    const before = settingsDigest(await loadTaxonomy(folder))
    const synonyms = join(folder, 'synonyms.yaml')
    await writeFile(synonyms, (await readFile(synonyms, 'utf8')).replace('mummy]', 'mummy, mammy]'))
    const withSynonym = settingsDigest(await loadTaxonomy(folder))
    await writeFile(join(folder, 'weather.yaml'), NEW_FACET)
    const withFacet = settingsDigest(await loadTaxonomy(folder))
    expect(new Set([before, withSynonym, withFacet]).size).toBe(3)
  })
})
