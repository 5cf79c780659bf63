import { beforeAll, describe, expect, it } from 'vitest'
import { toAcciMap, type AcciMap } from '../../../src/analysis/acci-map.ts'
import { loadSnapshot, type Snapshot } from '../../../src/analysis/snapshot.ts'
import { drawAcciMap } from '../../../src/exports/charts/draw-acci-map.ts'
import { layOutAcciMap } from '../../../src/exports/charts/lay-out-acci-map.ts'
import { toPng } from '../../../src/exports/charts/to-png.ts'
import { rootPath } from '../../../src/root-path.ts'

let snapshot: Snapshot
let maps: AcciMap[]
beforeAll(async () => {
  snapshot = await loadSnapshot({ taxonomyDir: rootPath('taxonomy'), reviewsDir: rootPath('reviews') })
  maps = snapshot.corpus.reviews.map(review => toAcciMap(review, snapshot.taxonomy))
})

const WORDS = { title: 'A <map>', description: 'What & why', hrefOf: (id: string) => `/reviews/x/${id}` }

describe('a map laid out', () => {
  it('has each finding in the band of its level, inside the picture and on no other', async () => {
    for (const map of maps) {
      const { bands, boxes, width, height } = await layOutAcciMap(map)
      const labels = new Map(map.levels.map(({ id, label }) => [id, label]))
      for (const box of boxes) {
        const { level } = map.findings.find(({ id }) => id === box.id)!
        const band = bands.find(({ top, bottom }) => box.y >= top && box.y + box.height <= bottom)
        expect(band?.label).toBe(level === undefined ? 'No level of the system recorded' : labels.get(level))
        expect(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
        const over = boxes.filter(
          other =>
            other !== box &&
            other.x < box.x + box.width &&
            box.x < other.x + other.width &&
            other.y < box.y + box.height &&
            box.y < other.y + other.height,
        )
        expect(over).toEqual([])
      }
    }
  })

  it('is the same each time', async () => {
    expect(await layOutAcciMap(maps[0]!)).toEqual(await layOutAcciMap(maps[0]!))
  })
})

describe('a map drawn', () => {
  it('links every finding, says what it shows, and escapes what it says', async () => {
    const svg = await drawAcciMap(maps[0]!, WORDS)
    for (const { id } of maps[0]!.findings) expect(svg).toContain(`<a href="/reviews/x/${id}"`)
    expect(svg).toContain('A &lt;map&gt;')
    expect(svg).toContain('What &amp; why')
    expect(svg.match(/marker-end/g) ?? []).toHaveLength(maps[0]!.links.length)
    expect(toPng(svg).subarray(1, 4).toString()).toBe('PNG')
  })

  it('has every text on a ground that it stands out from by 4.5 to 1 or more', async () => {
    const svg = await drawAcciMap(maps[0]!, WORDS)
    const inks = new Set([...svg.matchAll(/<text[^>]* fill="(#\w{6})"/g)].map(([, ink]) => ink!))
    const grounds = new Set([...svg.matchAll(/<rect[^>]* fill="(#\w{6})"/g)].map(([, ground]) => ground!))
    expect(inks.size * grounds.size).toBeGreaterThan(2)
    for (const ink of inks)
      for (const ground of grounds) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })
})

/** Contrast ratio as WCAG 2.2 defines it. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
