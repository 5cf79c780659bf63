import type { Request } from 'express'
import createError from 'http-errors'
import { guardWrite } from '../../../accounts/guard-write.ts'
import {
  codedFacets,
  faultsOfCoding,
  type CodedValues,
  type CodingFault,
} from '../../../analysis/coding/coded-facets.ts'
import {
  digestOfWords,
  findFinding,
  findingAfter,
  findingsByChance,
  type FoundFinding,
} from '../../../analysis/coding/coded-finding.ts'
import type { Coding } from '../../../collections/codings.ts'
import { compareCoding } from '../../../collections/compared-coding.ts'
import type { FormFields, Page, Redirection, View, WebParts } from '../../page.ts'
import { presentCodebook } from '../../presenters/present-codebook.ts'
import { presentComparison } from '../../presenters/present-comparison.ts'
import { presentWords } from '../../presenters/present-words.ts'
import { readForm } from '../../read-form.ts'
import {
  fieldOf,
  readChosen,
  readCodingRequest,
  toCodingHref,
  type CodingRequest,
} from './read-coding-request.ts'

/** Every box of every facet may be ticked, and is then refused in words. */
const MOST_FIELDS = 300

/** Where somebody codes a finding that is shown without its tags, and then sees how the record was coded. */
export const codeFindingPage: Page = {
  path: '/learn/code-a-finding',
  template: 'pages/code-finding/page.njk',
  view: (request, parts) => {
    const asked = readCodingRequest(request.query, parts.library.snapshot.taxonomy)
    return show(asked, request, parts, { notices: asked.notices })
  },
  reads: () => readForm(MOST_FIELDS),
  guards: () => [guardWrite],
  sent,
}

async function sent(fields: FormFields, parts: WebParts, request: Request): Promise<View | Redirection> {
  const { snapshot } = parts.library
  const asked = readCodingRequest(fields, snapshot.taxonomy)
  const found = asked.finding === undefined ? undefined : findFinding(snapshot, asked.finding)
  if (!found) throw createError(404, 'There is no such finding. It may have been withdrawn.')
  const values = readChosen(fields, asked.facets)
  const faults =
    Object.keys(values).length === 0
      ? [{ facet: asked.facets[0]!.key, detail: 'Choose at least one term.' }]
      : faultsOfCoding(values, snapshot.taxonomy)
  const digest = await digestOfWords(snapshot, found)
  if (faults.length > 0) return show(asked, request, parts, { values, faults, status: 422 })
  if (fields['digest'] !== digest)
    return show(asked, request, parts, { values, notices: [CHANGED_MEANWHILE], status: 409 })
  const account = parts.codings.readOnly ? undefined : parts.accountOf(request)
  if (account) {
    const { id } = await keep(account.name, found.id, { asked, values, digest }, parts)
    const rest = toCodingHref({ ...asked, finding: undefined }, snapshot.taxonomy).split('?')[1]
    return { redirectTo: `/learn/codings/${id}?${rest}` }
  }
  const compared = await compareCoding({ finding: found.id, digest, values }, snapshot, parts.codings)
  return {
    title: 'Your coding and the record’s',
    compared: presentComparison(compared!, snapshot.taxonomy),
    notKept: parts.codings.readOnly ? 'readOnly' : 'noAccount',
    ...links(asked, found.id, parts),
  }
}

const CHANGED_MEANWHILE =
  'The text of this finding has changed while you were coding it. Read it again; what you ticked is kept below.'

/** Keeps a coding. Facets that were coded before, of the same words, and were not asked for now stay as they were. */
async function keep(
  owner: string,
  finding: string,
  { asked, values, digest }: { asked: CodingRequest; values: CodedValues; digest: string },
  { codings, library }: WebParts,
): Promise<Coding> {
  const known = await codings.ofFinding(owner, finding)
  const taxonomy = library.snapshot.taxonomy.version
  const isAsked = (key: string) => asked.facets.some(facet => facet.key === key)
  const before = Object.entries(known?.digest === digest ? known.values : {})
  const coding = {
    reader: 'person' as const,
    digest,
    taxonomy,
    values: { ...Object.fromEntries(before.filter(([key]) => !isAsked(key))), ...values },
  }
  if (known) return (await codings.change(owner, known.id, coding)) ?? known
  return codings.add(owner, finding, coding)
}

interface Shown {
  values?: CodedValues
  faults?: readonly CodingFault[]
  notices?: readonly string[]
  status?: number
}

async function show(
  asked: CodingRequest,
  request: Request,
  parts: WebParts,
  { values, faults = [], notices = [], status = 200 }: Shown,
): Promise<View> {
  const { snapshot } = parts.library
  const { found, missing } = choose(asked, parts)
  const said = missing === undefined ? notices : [...notices, NOT_THERE]
  const title = faults.length > 0 ? 'Error: Code this finding' : 'Code this finding'
  if (!found) return { title, status, notices: said, empty: true }
  const account = parts.codings.readOnly ? undefined : parts.accountOf(request)
  const earlier = account && (await parts.codings.ofFinding(account.name, found.id))
  const digest = await digestOfWords(snapshot, found)
  const chosen = values ?? earlier?.values ?? {}
  return {
    title,
    status,
    notices: said,
    faults: faults.map(({ facet, detail }) => ({ field: `${fieldOf(facet)}-1`, facet, detail })),
    finding: await presentWords(found, snapshot),
    digest,
    earlier: earlier && { isChanged: earlier.digest !== digest, isOther: values !== undefined },
    account,
    readOnly: parts.codings.readOnly,
    facets: asked.facets.map(facet => ({
      ...presentCodebook(facet, chosen[facet.key] ?? []),
      field: fieldOf(facet.key),
      fault: faults.find(one => one.facet === facet.key)?.detail,
    })),
    choices: codedFacets(snapshot.taxonomy).map(({ key, label }) => ({
      ...{ key, label },
      checked: asked.facets.some(facet => facet.key === key),
    })),
    ...links(asked, found.id, parts),
  }
}

const NOT_THERE =
  'There is no such finding: the address may be mistyped, or the record was withdrawn. Here is another.'

/** The finding that is asked for; where there is none such, the first by chance. */
function choose(
  asked: CodingRequest,
  { library: { snapshot } }: WebParts,
): { found?: FoundFinding; missing?: string } {
  const found = asked.finding === undefined ? undefined : findFinding(snapshot, asked.finding)
  if (found) return { found }
  const id = findingAfter(undefined, findingsByChance(snapshot.catalogue, asked))
  const other = id === undefined ? undefined : findFinding(snapshot, id)
  return { ...(other && { found: other }), ...(asked.finding !== undefined && { missing: asked.finding }) }
}

/** Where to go on from a finding. */
function links(asked: CodingRequest, finding: string, { library: { snapshot } }: WebParts) {
  const { taxonomy, catalogue } = snapshot
  const next = findingAfter(finding, findingsByChance(catalogue, asked))
  return {
    asked: { ...asked, finding, facets: asked.facets.map(({ key }) => key) },
    againHref: toCodingHref({ ...asked, finding }, taxonomy),
    anotherHref:
      next === undefined || next === finding
        ? undefined
        : toCodingHref({ ...asked, finding: next }, taxonomy),
  }
}
