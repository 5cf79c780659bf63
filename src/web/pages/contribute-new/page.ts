import createError from 'http-errors'
import { ONLY_READS } from '../../../accounts/require-account.ts'
import { toNewReviewText } from '../../../authoring/new-review-text.ts'
import type { FormFields, Page, View } from '../../page.ts'

const TITLE = 'Begin a review'

export const contributeNewPage: Page = {
  path: '/contribute/new',
  template: 'pages/contribute-new/page.njk',
  section: 'contribute',
  needs: 'author',
  view: () => viewOf({ start: 'review' }, []),
  sent: async (sent, { drafts, accountOf, library }, request) => {
    const account = accountOf(request)
    if (!drafts || !account) throw createError(403, ONLY_READS)
    const fields = readFields(sent)
    const errors = faultsOf(fields)
    if (errors.length > 0) return { ...viewOf(fields, errors), title: `Error: ${TITLE}`, status: 400 }
    const markdown = toNewReviewText(fields, library.snapshot.taxonomy)
    const { id } = await drafts.create({ markdown }, account)
    return { redirectTo: `/contribute/${id}/edit` }
  },
}

type Fields = ReturnType<typeof readFields>

function readFields(sent: FormFields) {
  const line = (name: string) => {
    const value = sent[name]
    return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''
  }
  const start = line('start') === 'demonstration' ? ('demonstration' as const) : ('review' as const)
  return { title: line('title'), area: line('area'), year: line('year'), start }
}

function faultsOf({ title, area, year }: Fields) {
  return [
    ...(title === '' ? [{ field: 'title', text: 'Enter a title' }] : []),
    ...(title.length > 300 ? [{ field: 'title', text: 'Shorten the title to at most 300 characters' }] : []),
    ...(area === '' ? [{ field: 'area', text: 'Enter an area, or “withheld”' }] : []),
    ...(area.length > 100 ? [{ field: 'area', text: 'Shorten the area to at most 100 characters' }] : []),
    ...(/^(19|20)\d\d$/.test(year) ? [] : [{ field: 'year', text: 'Enter a year, like 2025' }]),
  ]
}

function viewOf(fields: Partial<Fields>, errors: ReadonlyArray<{ field: string; text: string }>): View {
  const wrong = Object.fromEntries(errors.map(({ field, text }) => [field, text]))
  return { title: TITLE, fields, errors, wrong, isPassing: true }
}
