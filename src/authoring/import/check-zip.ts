import { buffer } from 'node:stream/consumers'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { ImportRefused, type ImportLimits } from './import-limits.ts'

const TOO_LARGE =
  'The document unpacks to far more than a review holds, so it was not opened. Save it anew in Word and send that.'
const DAMAGED =
  'The file is no Word document, or it is damaged. Open it in Word, save it as .docx and send that.'

/**
 * Unpacks an archive within limits: what its directory says is added up first, and what comes out is held to what
 * the directory says.
 * @param wanted entries whose text is given back; the others are unpacked and thrown away, so that each is checked
 * @returns the text of the wanted entries by name
 * @throws ImportRefused
 */
export async function checkZip(
  bytes: Uint8Array,
  { entries: mostEntries, unpackedBytes }: ImportLimits,
  wanted: RegExp,
): Promise<Map<string, string>> {
  const zip = await open(bytes)
  const entries = await listEntries(zip, mostEntries)
  const sum = entries.reduce((all, entry) => all + entry.uncompressedSize, 0)
  if (sum > unpackedBytes) throw new ImportRefused(TOO_LARGE)
  const texts = new Map<string, string>()
  for (const entry of entries.filter(one => !one.fileName.endsWith('/'))) {
    const content = await unpack(zip, entry)
    if (wanted.test(entry.fileName)) texts.set(entry.fileName, content.toString('utf8'))
  }
  return texts
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, autoClose: false },
      (cause, zip) => (cause ? reject(new ImportRefused(DAMAGED, { cause })) : resolve(zip)),
    ),
  )
}

function listEntries(zip: ZipFile, most: number): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > most) reject(new ImportRefused(TOO_LARGE))
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', cause => reject(new ImportRefused(DAMAGED, { cause })))
    zip.readEntry()
  })
}

/** Ends with a refusal where more comes out than the directory says. */
function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (cause, stream) => {
      if (cause) return reject(new ImportRefused(DAMAGED, { cause }))
      buffer(stream).then(resolve, (fault: unknown) =>
        reject(
          new ImportRefused(/too many bytes/.test(String(fault)) ? TOO_LARGE : DAMAGED, { cause: fault }),
        ),
      )
    }),
  )
}
