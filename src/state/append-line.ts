import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

const LINE_END = '\n'.charCodeAt(0)

/**
 * Adds one record to a file of JSON lines, and waits until the disk has it. Nothing that stands there is changed. A
 * line that a crash cut off is ended first, so that it swallows no other.
 * @param path is made where it is missing, for its owner alone
 */
export async function appendLine(path: string, record: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(size - 1, 0))
    const start = size > 0 && buffer[0] !== LINE_END ? '\n' : ''
    // In one piece, so that lines of two processes do not mix.
    await file.appendFile(`${start}${JSON.stringify(record)}\n`)
    await file.datasync()
  } finally {
    await file.close()
  }
}
