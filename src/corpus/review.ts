/** One term given to a review, finding, episode or recommendation. */
export interface Tag {
  term: string
  /** Of a systems factor: whether it made good practice harder or easier. */
  effect?: 'hindered' | 'helped' | 'mixed'
  /** Whether the report says it or the coder reads it so. */
  basis?: 'stated' | 'inferred' | 'disputed'
  /** Id of the source it rests on. */
  source?: string
}

/**
 * Tags by facet. Three states are kept apart: a key that is absent was not coded, an empty list was
 * coded as none, and `held` has values that are not published.
 */
export type Tags = Readonly<Record<string, readonly Tag[] | 'held'>>

/** Where something was published. */
export interface Source {
  id: string
  title: string
  publisher: string
  year?: number | undefined
  url?: string | undefined
}

/** What people type when they look for a review, with the source that made the name public. */
export interface KnownAs {
  name: string
  source: string
}

/** A published change to a record. */
export interface Correction {
  date: string
  kind: 'fact' | 'wording' | 'privacy'
  note: string
}

export type Author = 'machine' | 'person'

/** A dated word on what became of a recommendation, by one side. */
export interface Status {
  value: string
  date?: string | undefined
  by: 'owner' | 'independent'
  for?: string | undefined
  evidence?: string | undefined
  source?: string | undefined
}

/** The first words of a text, for lists, with where they stand. */
export interface Lead {
  text: string
  /** Heading and slug of the section they stand in. */
  section: string
  slug: string
  anchor: string
}

interface ItemBase {
  /** F1, E1 or R1: permanent in its review. */
  id: string
  title: string
  tags: Tags
  lead: Lead
  /** SHA-256 of its Markdown section. */
  digest: string
  /** Line of its heading in the file. */
  line: number
}

/** The depth of analysis of a finding, of this record. */
export interface Depth {
  level: string
  /** By the published tests, or by a person who says why. */
  by: 'computed' | 'person'
  reason?: string
}

/** A question that a finding puts to somebody. */
export interface Question {
  /** Value of the list `audience`: whom it is for. */
  audience: string
  text: string
  /** Of its passage on the page of the finding. */
  anchor: string
}

/** What a review found: the unit of the library. */
export interface Finding extends ItemBase {
  kind: 'finding'
  sources: readonly string[]
  leadsTo: readonly string[]
  explanation?: 'not-established' | undefined
  /** Why no systems factor could be tagged. */
  uncoded?: string | undefined
  depth: Depth
  questions: readonly Question[]
}

/** A stretch of the case that shaped its course. */
export interface Episode extends ItemBase {
  kind: 'episode'
}

/** What a review asked for. */
export interface Recommendation extends ItemBase {
  kind: 'recommendation'
  /** Findings it answers. */
  addresses: readonly string[]
  /** Names as published. */
  to: readonly string[]
  due?: string | undefined
  /** Ids of earlier recommendations it repeats or backs. */
  supports: readonly string[]
  sources: readonly string[]
  statuses: readonly Status[]
}

export type Item = Finding | Episode | Recommendation

/** A review as the library holds it in memory: everything but its text. */
export interface Review {
  id: string
  title: string
  knownAs: readonly KnownAs[]
  /** Own tags of the review, `record`, `nation` and the other facets of reviews among them. */
  tags: Tags
  area: string
  /** Year or year and month. */
  published: string
  /** Years of the events, as written: `2002/2003`. */
  period?: string | undefined
  considered: Readonly<Record<string, 'considered' | 'not-considered' | 'not-stated'>>
  writtenBy: Author
  codedBy: Author
  checkedBy: ReadonlyArray<{ kind: string; date: string }>
  childDetail: 'open' | 'held'
  sources: readonly Source[]
  corrections: readonly Correction[]
  withdrawn?: { date: string; reason: string } | undefined
  findings: readonly Finding[]
  episodes: readonly Episode[]
  recommendations: readonly Recommendation[]
  lead: Lead
  /** SHA-256 of the file as anybody may read it. */
  digest: string
  /** SHA-256 of the file itself, to see that it changed; never published. */
  fileDigest: string
  /** File name within the folder of reviews. */
  file: string
}

/** A paragraph, list item, table row or heading-less stretch of text that can be linked to. */
export interface Passage {
  /** `p-` and six hex digits of its text. */
  anchor: string
  text: string
}

/** A headed part of a review or of an item. */
export interface Section {
  /** `what-happened`, `summary` …: the heading in lower case with hyphens. */
  slug: string
  heading: string
  passages: readonly Passage[]
  /** HTML, safe to show, with the anchors of its passages. */
  html: string
}

/** The text of a review, read when it is asked for. */
export interface ReviewBody {
  /** Sections of the review itself: summary, timeline, limits … */
  sections: readonly Section[]
  /** Sections of each finding, episode and recommendation, by its id. */
  items: Readonly<Record<string, readonly Section[]>>
}

/** The text of a review without its HTML: what is indexed and ranked. */
export interface ReviewText {
  sections: ReadonlyArray<Omit<Section, 'html'>>
  items: Readonly<Record<string, ReadonlyArray<Omit<Section, 'html'>>>>
}
