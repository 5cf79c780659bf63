import type { Site } from '../column.ts'
import { toPlainText } from './plain-text.ts'
import { NUMBERING } from './styles.ts'

/**
 * What every Word document of the library has before its pages: who made it, what it is about, how its lists are
 * numbered. Tables are numbered and no field is marked as out of date, which would make Word ask everybody who opens
 * it. Pages are left for Word to number: the layout that docx comes with takes a minute for a hundred findings.
 */
export function documentHead(title: string, description: string, site: Pick<Site, 'name'>) {
  const name = toPlainText(site.name)
  return {
    title: toPlainText(title),
    description: toPlainText(description),
    creator: name,
    lastModifiedBy: name,
    numbering: NUMBERING,
    pageNumbers: () => ({ bookmarks: new Map<never, never>() }),
  }
}
