import { isDemonstration, type Row } from '../../analysis/catalogue.ts'
import { provenanceOf, singleTerm } from '../../corpus/provenance.ts'
import { whoseWords, type Speaker } from '../../corpus/sections.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { INVENTED } from '../report/report-words.ts'
import { safetiesOf, type LeftOutFor, type Safety } from './safe-to-project.ts'
import { sentencesOf } from './sentences.ts'
import type { TeachingMaterial } from './teaching-material.ts'

/** A finding or a recommendation. */
export type ItemRow = Exclude<Row, { kind: 'review' }>

/** A whole sentence of a record, with where it stands. */
export interface SessionSentence {
  text: string
  /** `<review>/F1#p-3fa2c1` */
  cites: string
  /** Of a paragraph that is an inference and not what the source says. */
  isReading: boolean
  /** Why it may not be shown; nothing where it may. */
  leftOut: LeftOutFor | undefined
}

export interface SessionSection {
  slug: string
  heading: string
  speaker: Speaker
  paragraphs: SessionSentence[][]
}

/** A finding or recommendation of a session, with what of it may be shown. */
export interface SessionItem {
  row: ItemRow
  /** Among those of its kind, from 1. */
  number: number
  note: string | undefined
  /** Its title, or where that may not be shown what it is about. */
  title: string
  sections: SessionSection[]
  /** Questions that may be asked, with where they stand. */
  questions: Array<{ audience: string; text: string; cites: string }>
  /** `Grade B`, who wrote it, and whether it is invented. */
  marks: string[]
}

/**
 * The findings and recommendations of a session with their sentences, each marked with whether it may be shown by the
 * two choices of the material. Reviews among the items stand for nothing of their own.
 */
export async function loadSessionItems(material: TeachingMaterial): Promise<SessionItem[]> {
  const { snapshot, items } = material
  const safeties = await safetiesOf(
    items.map(({ row }) => row),
    snapshot,
    material,
  )
  const count = { finding: 0, recommendation: 0 }
  const loaded: SessionItem[] = []
  for (const { row, note } of items) {
    if (row.kind === 'review') continue
    count[row.kind] += 1
    const safety = safeties.get(row.review.id)!
    const { items: texts } = await snapshot.corpus.text(row.review.id)
    const record = singleTerm(row.review.tags, 'record')
    loaded.push({
      row,
      note,
      number: count[row.kind],
      title:
        safety.leavesOut(row.item.title, 'title') === undefined
          ? row.item.title
          : aboutOf(row, safety, snapshot.taxonomy),
      sections: (texts[row.item.id] ?? []).map(({ slug, heading, passages }) => ({
        slug,
        heading,
        speaker: whoseWords(slug, record),
        paragraphs: passages.map(({ anchor, text }) =>
          toSentences(text, `${row.id}#${anchor}`, slug, safety),
        ),
      })),
      questions:
        row.kind === 'finding'
          ? row.item.questions
              .filter(
                ({ text }) => safety.keep(text, 'questions').join(' ') === text.replace(/\s+/g, ' ').trim(),
              )
              .map(({ audience, text, anchor }) => ({
                audience: snapshot.taxonomy.label('audience', audience),
                text,
                cites: `${row.id}#${anchor}`,
              }))
          : [],
      marks: marksOf(row),
    })
  }
  return loaded
}

/** Grade, whose words, and invention, of a record: said wherever it shows. */
export function marksOf({ review }: Pick<Row, 'review'>): string[] {
  const grade = singleTerm(review.tags, 'evidence-grade')
  return [
    ...(isDemonstration({ review }) ? [INVENTED] : []),
    ...(grade === '' ? [] : [`Grade ${grade}`]),
    provenanceOf(review),
  ]
}

/** Marks of several records in one line, each once. */
export function marksTogether(items: ReadonlyArray<Pick<SessionItem, 'marks'>>): string[] {
  const all = [...new Set(items.flatMap(({ marks }) => marks))]
  const grades = all.filter(mark => mark.startsWith('Grade ')).map(mark => mark.slice(6))
  const invented = all.filter(mark => mark === INVENTED)
  const others = all.filter(mark => !mark.startsWith('Grade ') && mark !== INVENTED)
  const grade = grades.length > 1 ? `Grades ${grades.sort().join(', ')}` : `Grade ${grades[0]}`
  return [...invented, ...(grades.length === 0 ? [] : [grade]), ...others]
}

function toSentences(paragraph: string, cites: string, slug: string, safety: Safety): SessionSentence[] {
  const isReading = paragraph.startsWith('Our reading:')
  return sentencesOf(paragraph).map(text => ({
    text,
    cites,
    isReading,
    leftOut: safety.leavesOut(text, slug),
  }))
}

/** What an item is about, by its first tag: in place of a title that would tell of the case. */
function aboutOf(row: ItemRow, safety: Safety, taxonomy: Taxonomy): string {
  const facets = row.kind === 'finding' ? ['practice-theme', 'systems-factor'] : ['action-type']
  const kind = row.kind === 'finding' ? 'A finding' : 'A recommendation'
  for (const facet of facets.filter(key => safety.showsFacet(key))) {
    const term = singleTerm(row.item.tags, facet)
    if (term !== '') return `${kind} about: ${taxonomy.label(facet, term)}`
  }
  return kind
}
