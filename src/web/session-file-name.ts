import { toSlug } from '../corpus/sections.ts'

/**
 * `babies-and-bruising-slides.pptx`: the files of two sessions can be told apart in a folder.
 * @param title as it may be shown: of what is safe to project not the name of a review
 * @param name what it is: `slides.pptx`
 */
export function sessionFileName(title: string, name: string): string {
  return `${toSlug(title).slice(0, 60).replace(/-$/, '') || 'lessons'}-${name}`
}
