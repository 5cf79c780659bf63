import { ImportRefused } from './import-limits.ts'

const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i

/**
 * Bytes as text: UTF-8, UTF-16 with its mark, or what an HTML document says that it is.
 * @throws ImportRefused where they are none of these
 */
export function decodeText(bytes: Uint8Array): string {
  const named = CHARSET.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 2_000)))?.[1]
  for (const encoding of [markOf(bytes) ?? 'utf-8', named]) {
    if (encoding === undefined) continue
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch {
      continue
    }
  }
  throw new ImportRefused('The file cannot be read as text. Save it as UTF-8 and send it again.')
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}
