import { SIMILAR_KINDS, SIMILAR_LIMITS, type SimilarKind } from '../../../analysis/similar.ts'
import type { FormFields, Page, View, WebParts } from '../../page.ts'
import { presentSimilar } from '../../presenters/present-similar.ts'

/** Somebody has asked and waits; a page that is only read waits less. */
const PATIENCE_MS = 5_000

const KIND_NAMES: Readonly<Record<SimilarKind, { one: string; many: string }>> = {
  finding: { one: 'Finding', many: 'Findings' },
  recommendation: { one: 'Recommendation', many: 'Recommendations' },
}

const HEADING = 'Find what is like your text'

export const similarPage: Page = {
  path: '/similar',
  template: 'pages/similar/page.njk',
  section: 'search',
  view: () => ({ title: HEADING, ...formOf('', 'finding') }),
  sent: async (fields, parts) => {
    const { text, kind } = readFields(fields)
    const form = formOf(text, kind)
    if (text.trim() === '')
      return { title: `Error: ${HEADING}`, ...form, error: 'Enter the text that you want to compare' }
    return {
      title: `${KIND_NAMES[kind].many} like your text`,
      ...form,
      ...(await compare(text, kind, parts)),
    }
  },
}

async function compare(
  text: string,
  kind: SimilarKind,
  { similar, library }: WebParts,
): Promise<Partial<View>> {
  if (!(await similar.ready(PATIENCE_MS))) return { pending: true }
  const found = await similar.similarToText(text, kind, 2 * SIMILAR_LIMITS.usual)
  const { catalogue, taxonomy } = library.snapshot
  return {
    result: {
      heading: `${KIND_NAMES[kind].many} like your text`,
      items: found.map(item => presentSimilar(item, taxonomy)),
      among: catalogue.kind(kind).andNot(catalogue.demonstrations).count(),
    },
  }
}

function formOf(text: string, chosen: SimilarKind) {
  return {
    text,
    kinds: SIMILAR_KINDS.map(kind => ({
      value: kind,
      label: KIND_NAMES[kind].many,
      checked: kind === chosen,
    })),
    kindName: chosen,
  }
}

/** What is no choice of the form is read as the first of its choices. */
function readFields({ text, kind }: FormFields): { text: string; kind: SimilarKind } {
  return {
    text: typeof text === 'string' ? text : '',
    kind: SIMILAR_KINDS.find(one => one === kind) ?? 'finding',
  }
}
