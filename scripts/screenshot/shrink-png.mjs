import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The most that a picture with a palette can have. */
const MOST_COLOURS = 256

/**
 * A picture in fewer bytes: its most frequent colours stay what they are, and each of the others, which are the
 * edges of letters, becomes the nearest of those.
 */
export function shrinkPng(png) {
  const chunks = readChunks(png)
  const header = Buffer.from(chunks.find(({ type }) => type === 'IHDR').data)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, kind, , , interlaced] = header.subarray(8)
  if (depth !== 8 || kind !== 2 || interlaced)
    throw new Error('Only plain pictures of three colours can be shrunk')
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const rows = unfilter(inflateSync(packed), width * 3, height, 3)
  const { palette, numberOf } = toPalette(rows)
  const numbered = rows.flatMap(row => [
    Buffer.of(0),
    Uint8Array.from({ length: width }, (_, x) => numberOf(row, x * 3)),
  ])
  header[9] = 3
  return Buffer.concat([
    SIGNATURE,
    toChunk('IHDR', header),
    toChunk('PLTE', Buffer.from(palette.flat())),
    toChunk('IDAT', deflateSync(Buffer.concat(numbered), { level: 9, memLevel: 9 })),
    toChunk('IEND', Buffer.alloc(0)),
  ])
}

function toPalette(rows) {
  const counts = new Map()
  for (const row of rows)
    for (let x = 0; x < row.length; x += 3) {
      const colour = row.readUIntBE(x, 3)
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => toParts(colour))
  const numbers = new Map([...counts.keys()].map(colour => [colour, nearest(palette, toParts(colour))]))
  return { palette, numberOf: (row, x) => numbers.get(row.readUIntBE(x, 3)) }
}

const toParts = colour => [colour >> 16, (colour >> 8) & 255, colour & 255]

function nearest(palette, parts) {
  const distance = other => other.reduce((sum, part, index) => sum + (part - parts[index]) ** 2, 0)
  return palette.reduce(
    (best, other, number) => (distance(other) < distance(palette[best]) ? number : best),
    0,
  )
}

function readChunks(png) {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('Not a PNG')
  const chunks = []
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

function toChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** Rows of colours, from rows of differences to what stands to the left, above and both (PNG, part 9). */
function unfilter(filtered, length, height, bytes) {
  const rows = []
  let above = Buffer.alloc(length)
  for (let y = 0; y < height; y += 1) {
    const start = y * (length + 1)
    const filter = filtered[start]
    const row = Buffer.from(filtered.subarray(start + 1, start + 1 + length))
    for (let x = 0; x < length; x += 1) {
      const left = x < bytes ? 0 : row[x - bytes]
      const corner = x < bytes ? 0 : above[x - bytes]
      row[x] += [0, left, above[x], (left + above[x]) >> 1, paeth(left, above[x], corner)][filter]
    }
    rows.push(row)
    above = row
  }
  return rows
}

function paeth(left, above, corner) {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}
