import { Document, isMap, isScalar, isSeq, visit } from 'yaml'

/**
 * Fields as YAML in the form of the author's guide: a field a line, short lists in brackets, and entries of longer
 * ones in curly brackets, one a line.
 * @returns the YAML without fences and without a line end; empty where there are no fields
 */
export function writeYaml(fields: Readonly<Record<string, unknown>>): string {
  if (Object.keys(fields).length === 0) return ''
  const document = new Document(fields)
  visit(document, {
    Seq: (_key, list) => {
      if (list.items.every(item => isScalar(item)) && list.items.every(isShort)) list.flow = true
    },
    Map: (_key, map, path) => {
      if (path.some(parent => isSeq(parent)) && map.items.every(pair => isScalar(pair.value))) map.flow = true
    },
    Collection: (_key, node, path) => {
      if (path.some(parent => (isSeq(parent) || isMap(parent)) && parent.flow === true)) node.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
}

/** Long texts in brackets would make a line that nobody can read. */
function isShort(node: unknown): boolean {
  return isScalar(node) && String(node.value).length < 40
}
