import type { Root } from 'mdast'

/** Something of a document that does not stand in the draft as it stood there, with its words. */
export interface ImportNote {
  kind: NoteKind
  /** The words of the document, or what is doubtful. */
  text: string
  /** What stands in the draft in their place, where there is something. */
  became?: string
}

export const NOTE_KINDS = {
  'not-placed': 'Not placed: it stands under “Not placed” at the end of the draft',
  deleted: 'Deleted by tracked changes, and not placed: it stands nowhere in the draft',
  heading: 'Headings that were changed, and what they became',
  lost: 'Not read: these passages of the document stand nowhere in the draft; copy them in by hand',
  doubt: 'To be checked',
  image: 'Pictures that were left out: say in words what they show',
  comment: 'Comments in the margin, which are left out of the draft',
  'page-edge': 'Heads and feet of pages, which are left out',
  script: 'Scripts and hidden text, which are left out',
  joined: 'Words that were divided at the end of a line and joined',
  instruction: 'Instructions of the template that were left out',
} as const
export type NoteKind = keyof typeof NOTE_KINDS

/** A document as it was read, before its parts are put in their places. */
export interface ReadDocument {
  /** Title that the document gives itself outside its text. */
  title?: string | undefined
  /** Set as a title, and no guess from what stands around the text. */
  titleIsSure?: boolean
  root: Root
  notes: ImportNote[]
  /** Its text as read in a plainer way, by which it is seen whether any of it is lost. */
  passages?: string[]
  /** Its headings are those of a review: nothing has to be found out. */
  isReview: boolean
  /** Of a review in Markdown: its text, which stays as it is. */
  asWritten?: string
}

export const IMPORT_KINDS = ['docx', 'pdf', 'html', 'md'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** A document as the text of a draft, with what does not stand in it as it stood in the document. */
export interface ImportedText {
  markdown: string
  notes: ImportNote[]
}
