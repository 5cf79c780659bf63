import type { Section } from '../../corpus/review.ts'

const ID = / id="(p-[0-9a-f]{6})"/g

/**
 * Takes out of the sections of one page, given in their order, each anchor that stands on the page already: of two
 * equal paragraphs the first is the one that is linked to.
 */
export function anchorsOnce(): (section: Section) => Section {
  const seen = new Set<string>()
  return section => ({
    ...section,
    html: section.html.replace(ID, (attribute, id: string) => {
      const again = seen.has(id)
      seen.add(id)
      return again ? '' : attribute
    }),
  })
}
