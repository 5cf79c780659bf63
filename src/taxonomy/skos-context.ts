/** The vocabularies that the taxonomy is published in, by the prefix each is written with. */
export const PREFIXES = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
  void: 'http://rdfs.org/ns/void#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const words = (id: string) => ({ '@id': id, '@language': 'en' })
const link = (id: string) => ({ '@id': id, '@type': '@id' })

/** What the names in the JSON-LD mean: written into the document, so that nobody has to fetch it. */
export const CONTEXT = {
  ...PREFIXES,
  id: '@id',
  type: '@type',
  title: words('dct:title'),
  description: words('dct:description'),
  license: link('dct:license'),
  hasPart: link('dct:hasPart'),
  versionInfo: 'owl:versionInfo',
  deprecated: 'owl:deprecated',
  isReplacedBy: link('dct:isReplacedBy'),
  notation: 'skos:notation',
  prefLabel: words('skos:prefLabel'),
  altLabel: words('skos:altLabel'),
  definition: words('skos:definition'),
  scopeNote: words('skos:scopeNote'),
  example: words('skos:example'),
  note: words('skos:note'),
  inScheme: link('skos:inScheme'),
  topConceptOf: link('skos:topConceptOf'),
  hasTopConcept: link('skos:hasTopConcept'),
  broader: link('skos:broader'),
  narrower: link('skos:narrower'),
  closeMatch: link('skos:closeMatch'),
  broadMatch: link('skos:broadMatch'),
  narrowMatch: link('skos:narrowMatch'),
  relatedMatch: link('skos:relatedMatch'),
} as const
