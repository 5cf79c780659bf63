import type { AcciMap } from '../../analysis/acci-map.ts'
import { EDGE, FONT, INK, LIGHT, PAPER } from './chart-style.ts'
import { layOutAcciMap, LINE_HEIGHT, PADDING, type LaidOutMap } from './lay-out-acci-map.ts'
import { escapeMarkup } from '../markup.ts'

interface MapWords {
  /** What the picture is of. */
  title: string
  /** What it says in a sentence, for those who do not see it. */
  description: string
  /** Address of a finding, by its number. */
  hrefOf(id: string): string
}

/** An AcciMap as an SVG that stands alone: its findings are links, and it says in words what it shows. */
export async function drawAcciMap(map: AcciMap, words: MapWords): Promise<string> {
  const laidOut = await layOutAcciMap(map)
  const width = Math.ceil(laidOut.width)
  const height = Math.ceil(laidOut.height)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="acci-map" role="group" aria-labelledby="map-title map-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}, Verdana, Arial, sans-serif">`,
    `<title id="map-title">${escapeMarkup(words.title)}</title>`,
    `<desc id="map-description">${escapeMarkup(words.description)}</desc>`,
    `<defs><marker id="map-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="${EDGE}"/></marker></defs>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...laidOut.bands.map((band, at) => drawBand(band, width, at)),
    ...laidOut.lines.map(drawLine),
    ...laidOut.boxes.map(box => drawBox(box, words.hrefOf(box.id))),
    '</svg>',
  ].join('')
}

function drawBand(
  { label, top, bottom, isEmpty, also }: LaidOutMap['bands'][number],
  width: number,
  at: number,
): string {
  const notes = [
    ...(isEmpty ? ['no finding stands here'] : []),
    ...(also.length > 0 ? [`also a factor of ${also.join(', ')}`] : []),
  ]
  const fill = at % 2 === 0 ? '#f4f7f6' : PAPER
  return [
    `<rect x="0" y="${top}" width="${width}" height="${bottom - top}" fill="${fill}"/>`,
    at === 0 ? '' : `<path d="M0 ${top}H${width}" stroke="#b7c4c1"/>`,
    `<text x="14" y="${top + 24}" font-size="13" font-weight="bold" fill="${EDGE}">${escapeMarkup(label)}<tspan font-weight="normal" dx="6">${escapeMarkup(notes.join('; '))}</tspan></text>`,
  ].join('')
}

function drawLine({ points }: LaidOutMap['lines'][number]): string {
  const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
  return `<path d="${path}" fill="none" stroke="${EDGE}" stroke-width="1.5" stroke-linejoin="round" marker-end="url(#map-arrow)"/>`
}

function drawBox({ x, y, width, height, title, factors }: LaidOutMap['boxes'][number], href: string): string {
  const left = round(x + PADDING)
  const first = y + PADDING + 13
  const below = first + (title.length - 1) * LINE_HEIGHT.title + 21
  const line = (text: string, at: number) =>
    `<tspan x="${left}" y="${round(at)}">${escapeMarkup(text)}</tspan>`
  return [
    `<a href="${escapeMarkup(href)}" class="acci-map__finding" aria-label="${escapeMarkup([title.join(' '), ...factors].join('. '))}">`,
    `<rect x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="3" fill="${LIGHT}" stroke="${EDGE}"/>`,
    `<text font-size="13" font-weight="bold" fill="${INK}">${title.map((text, at) => line(text, first + at * LINE_HEIGHT.title)).join('')}</text>`,
    `<text font-size="11.5" fill="${INK}">${factors.map((text, at) => line(text, below + at * LINE_HEIGHT.factor)).join('')}</text>`,
    '</a>',
  ].join('')
}

const round = (value: number) => Math.round(value * 10) / 10
