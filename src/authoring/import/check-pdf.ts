import { inflateSync } from 'node:zlib'
import { ImportRefused, type ImportLimits } from './import-limits.ts'

const STREAM = Buffer.from('stream')
const END = Buffer.from('endstream')
/** A stream that is packed more often than this is not opened further. */
const DEEPEST = 3

/**
 * Adds up what the packed streams of a PDF unpack to, before anything else reads it. Streams packed in another way
 * than Flate are left to the limits on time and memory.
 * @throws ImportRefused
 */
export function checkPdf(bytes: Uint8Array, { unpackedBytes }: ImportLimits): void {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = unpackedBytes
  for (let at = pdf.indexOf(STREAM); at >= 0; at = pdf.indexOf(STREAM, at + STREAM.length)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue
    const begin = pdf[at + 6] === 13 ? at + 8 : at + 7
    const end = pdf.indexOf(END, begin)
    let packed = pdf.subarray(begin, end < 0 ? pdf.length : end)
    for (let depth = 0; depth < DEEPEST && isZlib(packed); depth++) {
      const unpacked = unpack(packed, left)
      if (!unpacked) break
      left -= unpacked.length
      packed = unpacked
    }
    if (left <= 0) throw tooLarge()
    at = end < 0 ? pdf.length : end
  }
}

function isZlib(bytes: Buffer): boolean {
  return bytes.length > 2 && (bytes[0]! & 0x0f) === 8 && (bytes[0]! * 256 + bytes[1]!) % 31 === 0
}

/** Undefined for what is damaged, which the reader of the PDF judges. */
function unpack(packed: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: 2 })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    return undefined
  }
}

function tooLarge(): ImportRefused {
  return new ImportRefused(
    'The PDF unpacks to far more than a review holds, so it was not opened. Send the Word document it was made from.',
  )
}
