import { ConcreteHyperlink, TextRun, type IContext, type IXmlableObject } from 'docx'

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/** Makes the links of one document. */
export type ToLink = (text: string, address: string) => ConcreteHyperlink

/** Numbers its links, where docx would name them at random: the same extract makes the same document. */
export function createLinks(): ToLink {
  let count = 0
  return (text, address) => new NumberedLink(text, address, `Link${++count}`)
}

class NumberedLink extends ConcreteHyperlink {
  readonly #address: string
  #known = false

  constructor(text: string, address: string, id: string) {
    super([new TextRun({ text, style: 'Hyperlink' })], id)
    this.#address = address
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    if (!this.#known)
      context.viewWrapper.Relationships.addRelationship(this.linkId, HYPERLINK, this.#address, 'External')
    this.#known = true
    return super.prepForXml(context)
  }
}
