import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

const OFFICE = 'http://schemas.openxmlformats.org'

/** The smallest Word document with a body, given as its XML. */
export function wordFile(body: string): Promise<Buffer> {
  const namespaces = `xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:m="${OFFICE}/officeDocument/2006/math"`
  const parts = {
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    '_rels/.rels': `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  }
  const file = new ZipFile()
  for (const [name, text] of Object.entries(parts)) file.addBuffer(Buffer.from(text), name)
  file.end()
  return buffer(file.outputStream)
}
