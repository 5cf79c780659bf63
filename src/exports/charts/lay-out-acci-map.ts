import type { ElkNode } from 'elkjs/lib/elk.bundled.js'
import type { AcciMap, MappedFactor } from '../../analysis/acci-map.ts'
import { toLines } from './chart-style.ts'

interface Band {
  label: string
  top: number
  bottom: number
  isEmpty: boolean
  /** Findings that stand at another level and have a factor of this one too. */
  also: string[]
}

/** Where everything of a map stands, in pixels. */
export interface LaidOutMap {
  width: number
  height: number
  /** Bands of the levels from top to bottom; the last is of findings without a level, where there are any. */
  bands: Band[]
  boxes: Array<{
    id: string
    x: number
    y: number
    width: number
    height: number
    title: string[]
    factors: string[]
  }>
  /** Corners of each line, from the finding to the one that it led to. */
  lines: Array<{ from: string; to: string; points: Array<{ x: number; y: number }> }>
}

const BOX_WIDTH = 224
const LETTERS = { title: 25, factor: 32 }
export const LINE_HEIGHT = { title: 17, factor: 15 }
export const PADDING = 10
/** Between layers there is room for the line that ends a level and the name of the next. */
const BETWEEN_LAYERS = 62
const ABOVE_LINE = 18
const NO_LEVEL = 'No level of the system recorded'

/** The layout engine is large and few pages need it. */
let loading: ReturnType<typeof loadElk> | undefined

async function loadElk() {
  const { default: elkjs } = await import('elkjs/lib/elk.bundled.js')
  return new elkjs.default()
}

/**
 * Places a map by the layered method of the Eclipse Layout Kernel (elkjs): each level of the system is a partition of
 * layers, so that no finding stands in another's band. The same map is placed the same way every time.
 */
export async function layOutAcciMap(map: AcciMap): Promise<LaidOutMap> {
  const rest = map.findings.some(({ level }) => level === undefined)
  const levels = [...map.levels, ...(rest ? [{ id: undefined, label: NO_LEVEL }] : [])]
  const boxes = map.findings.map(finding => {
    const title = toLines(`${finding.id}. ${finding.title}`, LETTERS.title)
    const factors = finding.factors.flatMap(factor => toLines(factorWords(factor), LETTERS.factor))
    const height =
      PADDING * 2 +
      title.length * LINE_HEIGHT.title +
      (factors.length && 6 + factors.length * LINE_HEIGHT.factor)
    return {
      id: finding.id,
      level: levels.findIndex(({ id }) => id === finding.level),
      title,
      factors,
      height,
    }
  })
  const elk = await (loading ??= loadElk())
  const { children = [], edges = [], ...placed } = await elk.layout(toGraph(levels.length, boxes, map.links))
  const nodes = new Map(
    children.map(({ id, x = 0, y = 0, height = 0 }) => [id, { x, y, bottom: y + height }]),
  )
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    bands: toBands(levels, boxes, nodes, placed.height ?? 0).map((band, at) => ({
      ...band,
      also: map.findings.filter(({ alsoAt }) => alsoAt.includes(levels[at]!.label)).map(({ id }) => id),
    })),
    boxes: boxes.map(({ id, height, title, factors }) => {
      const { x, y } = nodes.get(id)!
      return { id, x, y, width: BOX_WIDTH, height, title, factors }
    }),
    lines: edges.map(({ sources, targets, sections = [] }) => ({
      from: sources[0]!,
      to: targets[0]!,
      points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
        startPoint,
        ...bendPoints,
        endPoint,
      ]),
    })),
  }
}

interface Box {
  id: string
  /** Number of its level from the top. */
  level: number
  height: number
}

/** A level at which nothing stands has a node all the same, which nobody sees: it keeps its place. */
const placeOf = (level: number) => `level-${level}`

function toGraph(levels: number, boxes: readonly Box[], links: AcciMap['links']): ElkNode {
  const inLevel = (level: number) => ({ 'elk.partitioning.partition': String(level) })
  return {
    id: 'map',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.partitioning.activate': 'true',
      'elk.separateConnectedComponents': 'false',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.spacing.nodeNodeBetweenLayers': String(BETWEEN_LAYERS),
      'elk.layered.spacing.edgeNodeBetweenLayers': '24',
      'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
      'elk.spacing.nodeNode': '18',
      'elk.spacing.edgeNode': '14',
      'elk.padding': `[top=44,left=16,bottom=20,right=16]`,
      'elk.randomSeed': '1',
    },
    children: [
      ...boxes.map(({ id, level, height }) => ({
        id,
        width: BOX_WIDTH,
        height,
        layoutOptions: inLevel(level),
      })),
      ...Array.from({ length: levels }, (_, level) => level)
        .filter(level => boxes.every(box => box.level !== level))
        .map(level => ({ id: placeOf(level), width: BOX_WIDTH, height: 1, layoutOptions: inLevel(level) })),
    ],
    edges: links.map(({ from, to }) => ({ id: `${from}-${to}`, sources: [from], targets: [to] })),
  }
}

function toBands(
  levels: ReadonlyArray<{ label: string }>,
  boxes: readonly Box[],
  nodes: ReadonlyMap<string, { y: number; bottom: number }>,
  height: number,
): Array<Omit<Band, 'also'>> {
  const bottoms = levels.map((_, level) => {
    const own = boxes.filter(box => box.level === level)
    const ids = own.length > 0 ? own.map(({ id }) => id) : [placeOf(level)]
    return Math.max(...ids.map(id => nodes.get(id)!.bottom)) + ABOVE_LINE
  })
  return levels.map(({ label }, level) => ({
    label,
    top: bottoms[level - 1] ?? 0,
    bottom: level === levels.length - 1 ? height : bottoms[level]!,
    isEmpty: boxes.every(box => box.level !== level),
  }))
}

/** A factor in the words of the map, with what makes it other than a stated hindrance. */
export function factorWords({ label, effect, basis }: MappedFactor): string {
  const marks = [...(effect === 'hindered' ? [] : [effect]), ...(basis === 'stated' ? [] : [basis])]
  return marks.length === 0 ? label : `${label} (${marks.join(', ')})`
}
