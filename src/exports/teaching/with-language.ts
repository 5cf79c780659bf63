import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'

/** Dated alike, so that the same slides make the same bytes. */
const EPOCH = new Date('2020-01-01T00:00:00Z')

/**
 * A file of slides whose notes, numbers, empty lines and defaults are in one language. pptxgenjs takes a language for
 * the text of a slide and writes `en-US` everywhere else.
 */
export async function withLanguage(file: Buffer, language: string): Promise<Buffer> {
  const read = await fromBufferPromise(file)
  const written = new ZipFile()
  const bytes = buffer(written.outputStream)
  for await (const entry of read.eachEntry()) {
    const name = entry.fileName
    // Entries of folders hold nothing and are not needed.
    if (name.endsWith('/')) continue
    const content = await buffer(await read.openReadStreamPromise(entry))
    const isText = /\.(?:xml|rels)$/.test(name)
    written.addBuffer(isText ? Buffer.from(inLanguage(content.toString('utf8'), language)) : content, name, {
      mtime: EPOCH,
    })
  }
  written.end()
  return bytes
}

function inLanguage(xml: string, language: string): string {
  return xml
    .replaceAll(' altLang="en-US"', '')
    .replaceAll('lang="en-US"', `lang="${language}"`)
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${EPOCH.toISOString()}`)
}
