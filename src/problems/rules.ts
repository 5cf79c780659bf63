import type { Severity } from './problem.ts'

interface Rule {
  severity: Severity
  /** What the rule asks for, for the author: shown on /problems and in the author's guide. */
  explanation: string
}

const error = (explanation: string): Rule => ({ severity: 'error', explanation })
const warning = (explanation: string): Rule => ({ severity: 'warning', explanation })
const notice = (explanation: string): Rule => ({ severity: 'notice', explanation })

/**
 * Every rule the library checks, with its severity. Ids are permanent once released: people search for them.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  'file-unreadable': error('The file must be a readable text file in UTF-8, of at most 2 MB.'),
  'file-name-invalid': error('The file name must be `<year>-<area>-<slug>.md`, in lower case with hyphens.'),
  'front-matter-missing': error(
    'The file must begin, on its very first line, with front matter between two lines of `---`.',
  ),
  'yaml-syntax': error('The YAML must be readable: check indentation, colons and quotation marks.'),
  'field-missing': error('A required field is not there.'),
  'field-unknown': error(
    'Only the fields of the format may be used; anything else is probably a misspelling.',
  ),
  'field-invalid': error('The value of a field does not have the form that the field takes.'),
  'term-unknown': error('A tag must be the id of a term in the taxonomy.'),
  'term-not-selectable': error(
    'A heading of a facet is never tagged itself; choose one of the terms below it.',
  ),
  'term-retired': warning('The term has been retired; use the one that replaced it.'),
  'term-duplicate': error('The same term is tagged twice in one place.'),
  'tag-property-unknown': error(
    'This facet does not take the property (effect, basis or source) on its tags.',
  ),
  'id-mismatch': error('The `id` must be the same as the file name without `.md`.'),
  'id-names-person': error(
    'An id must never contain a name from `known-as`: ids are permanent and names may have to be removed.',
  ),
  'heading-level': error(
    'Headings go down one step at a time: ## section, ### finding, #### part of a finding. The title is in the front matter.',
  ),
  'section-unknown': warning('The heading is not one of the sections of a review.'),
  'section-duplicate': error('A section stands only once.'),
  'section-empty': error(
    'A heading must have text under it; leave the heading out if there is nothing to say.',
  ),
  'item-heading-invalid': error(
    'An item begins with its number: `### F1. Title` for a finding, `### E1.` for an episode, `### R1.` for a recommendation.',
  ),
  'item-duplicate': error('Numbers of findings, episodes and recommendations are never used twice.'),
  'item-block-missing': error(
    'Under its heading a finding, episode or recommendation has one fenced `yaml` block with its tags.',
  ),
  'item-block-misplaced': error(
    'A fenced `yaml` block stands only once, directly under the heading of a finding, episode or recommendation.',
  ),
  'html-raw': error('Raw HTML is not allowed; write Markdown.'),
  'image-not-allowed': error(
    'Images are not part of a review: they may identify somebody and cannot be searched.',
  ),
  'source-unknown': error('A source that is cited must be listed under `sources` in the front matter.'),
  'source-duplicate': error('Each source has an id of its own.'),
  'source-unused': warning('A source is listed and never cited.'),
  'footnote-undefined': warning(
    'A cited source has no footnote at the end of the file. `lessons check --fix` writes it.',
  ),
  'footnote-differs': warning(
    'A footnote says something else than the source in the front matter. `lessons check --fix` rewrites it.',
  ),
  'footnote-unknown': error('A footnote must cite a source by its id, like `[^S1]`.'),
  'reference-unknown': error('A finding or recommendation that is referred to must exist.'),
  'explanation-missing': error(
    'A finding explained only by what practitioners did needs `explanation: not-established`: explain, do not stop at the person.',
  ),
  'uncoded-contradiction': error(
    '`uncoded` says that nothing can be tagged, so no systems factor may stand beside it.',
  ),
  'status-unsupported': error('An owner cannot claim that an effect was shown without a source.'),
  'summary-length': warning('A summary has 150 to 250 words.'),
  'question-audience': error(
    'Each question begins with whom it is for: Board, Councillors, Managers or Practitioners.',
  ),
  'explanation-why-missing': warning(
    'A finding of a review that says what happened says why it made sense at the time as well.',
  ),
  'explanation-system-missing': warning(
    'The findings of a review reach further than people and their conditions: at least one factor is organisational, multi-agency or of the wider system.',
  ),
  'explanation-helped-missing': warning(
    'A review says what helped: in `What went well`, or by a factor with `effect: helped`.',
  ),
  'recommendation-owner-missing': warning('A recommendation of a review says in `to` who is to do it.'),
  'recommendation-date-missing': warning('A recommendation of a review says in `due` by when.'),
  'recommendation-measure-missing': warning(
    'The text of a recommendation of a review says how it will be known that it was done and helped.',
  ),
  'recommendation-mirrors-finding': warning(
    'A recommendation names what would make the difference; it does not only turn its finding round.',
  ),
  'recommendation-all-weaker': warning(
    'At least one recommendation of a review does not rest on people trying harder: training, reminders, audits and vigilance alone seldom last.',
  ),
  'recommendation-too-many': warning('A review makes at most ten recommendations.'),
  'reading-age': warning(
    'What the public reads first (Summary, What it means for children, Questions) asks for a reading age of at most 16.',
  ),
  'acronym-unexplained': warning('An acronym of the field is explained where it is first used.'),
  'hindsight-wording': warning(
    'Wording that judges from the outcome, or blames a person, explains nothing: say what people saw and why it made sense.',
  ),
  'disclosure-name': error(
    'Names of people stand only in `title`, `known-as` and the titles of sources, and a child is named there only after its death. A published summary may also name its chair, author or minister, with the office; in a draft that needs a waiver.',
  ),
  'disclosure-date': error(
    'A day of the calendar may identify a child: write the month, the year or relative time.',
  ),
  'disclosure-birth-date': error('A date of birth or death identifies a child and is never published.'),
  'disclosure-age': error(
    'An exact age or a school year may identify a child: write a band, such as "a child of primary school age".',
  ),
  'disclosure-label': error(
    'Initials, letters and invented names link a record to another report or to a family: write what the person is.',
  ),
  'disclosure-address': error('A street or a flat is a handful of homes and is never published.'),
  'disclosure-postcode': error('A postcode is a handful of homes and is never published.'),
  'disclosure-place': error(
    'Few families live in a village, a ward or an estate: name the area of a council or board at most.',
  ),
  'disclosure-school': error('The name of a school or nursery leads to the child: write what kind it is.'),
  'disclosure-hospital': error(
    'The name of a hospital, ward or surgery leads to the child and to those who worked there: write what kind it is.',
  ),
  'disclosure-placement': error(
    'The name of a prison, a court, a home or a place of worship leads to those who live or meet there: write what kind it is.',
  ),
  'disclosure-nhs-number': error('An NHS number identifies a person and is never published.'),
  'disclosure-upn': error('A unique pupil number identifies a child and is never published.'),
  'disclosure-ni-number': error('A national insurance number identifies a person and is never published.'),
  'disclosure-case-number': error(
    'Whoever has the number of a case, at a court, the police or a service, or the plate of a vehicle, can find the names behind it.',
  ),
  'disclosure-telephone': error('A telephone number leads to a person; numbers of helplines may stand.'),
  'disclosure-email': error('An e-mail address leads to a person and is never published.'),
  'disclosure-web-account': error('An account or page on the web leads to a person and is never published.'),
  'disclosure-sibling-order': error(
    'The number of children in a family and the place of one among them may identify it: write "a sibling".',
  ),
  'disclosure-combination': warning(
    'A rare trait, with place, time, age or outcome, may leave one family only: leave out what no finding rests on.',
  ),
  'disclosure-linked-review': warning(
    'Two records of the same place and time can be put together: what one holds back must not be read in the other.',
  ),
  'waiver-unused': warning(
    'A waiver fits nothing: take it out, or renew it where its paragraph has changed.',
  ),
  'facet-key-reserved': error(
    'The key of a facet must not be a word that the search address uses for something else.',
  ),
  'facet-file-name': error('A facet or list file is named for its key.'),
  'term-broader-unknown': error('`broader` must name a term that stands earlier in the same file.'),
  'taxonomy-file-missing': error('The taxonomy needs this file.'),
  'reference-unsupported': warning('`supports` names a recommendation that is not in the library.'),
  'recommendation-asked-before': notice(
    'Another review has asked much the same. Where it is the same, name the earlier recommendation in `supports`, or leave this one out.',
  ),
}

/** Severity of a rule; a rule that is not in the catalogue is a programmer's mistake. */
export function severityOf(rule: string): Severity {
  const found = RULES[rule]
  if (!found) throw new Error(`Rule ${rule} is not in src/problems/rules.ts`)
  return found.severity
}

/** Whether a rule finds what could identify somebody: what it met is masked wherever others could read it. */
export function isDisclosure(rule: string): boolean {
  return rule.startsWith('disclosure-')
}
