import { fromBufferPromise } from 'yauzl'

/** The files of a zipped folder by their paths, as text. */
export async function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes)
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer))
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  return files
}
