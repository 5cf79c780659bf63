import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { fromBuffer, type Entry, type ZipFile as ReadZip } from 'yauzl'
import { ZipFile } from 'yazl'

/** Dated alike, so that the same slides make the same bytes. */
const EPOCH = new Date('2020-01-01T00:00:00Z')

/**
 * A file of slides whose notes, numbers, empty lines and defaults are in one language. pptxgenjs takes a language for
 * the text of a slide and writes `en-US` everywhere else.
 */
export async function withLanguage(file: Buffer, language: string): Promise<Buffer> {
  const zip = new ZipFile()
  const written = buffer(zip.outputStream)
  for (const { name, bytes } of await entriesOf(file)) {
    const isText = /\.(?:xml|rels)$/.test(name)
    zip.addBuffer(isText ? Buffer.from(inLanguage(bytes.toString('utf8'), language)) : bytes, name, {
      mtime: EPOCH,
    })
  }
  zip.end()
  return written
}

function inLanguage(xml: string, language: string): string {
  return xml
    .replaceAll(' altLang="en-US"', '')
    .replaceAll('lang="en-US"', `lang="${language}"`)
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${EPOCH.toISOString()}`)
}

async function entriesOf(file: Buffer): Promise<Array<{ name: string; bytes: Buffer }>> {
  const zip = await new Promise<ReadZip>((done, fail) => {
    fromBuffer(file, { lazyEntries: true }, (cause, opened) => (cause ? fail(cause) : done(opened)))
  })
  const entries: Array<{ name: string; bytes: Buffer }> = []
  zip.on('entry', (entry: Entry) => {
    zip.openReadStream(entry, (cause, stream) => {
      if (cause) return zip.emit('error', cause)
      buffer(stream).then(
        bytes => {
          // Entries of folders hold nothing and are not needed.
          if (!entry.fileName.endsWith('/')) entries.push({ name: entry.fileName, bytes })
          zip.readEntry()
        },
        (failed: Error) => zip.emit('error', failed),
      )
    })
  })
  const ended = once(zip, 'end')
  zip.readEntry()
  await ended
  return entries
}
