import type { RuleExamples } from './example.ts'

const WHAT = '#### What happened\n\nA letter went to an old address.[^S1]'
const WHY =
  '#### Why it made sense at the time\n\nTwo offices kept lists, and each took the other for the one in charge.[^S1]'

/** Examples of the rules on how a review explains, words itself and asks. */
export const EXPLAINING_EXAMPLES: RuleExamples = {
  'explanation-missing': {
    in: 'block of a finding',
    bad: 'systems-factor: [slip-or-lapse]',
    good: 'systems-factor: [slip-or-lapse, role-ambiguity]',
    why: 'That somebody slipped is where an explanation begins: the next person in that place will slip too.',
  },
  'explanation-why-missing': {
    in: 'text of a finding',
    bad: WHAT,
    good: `${WHAT}\n\n${WHY}`,
    why: 'What happened is known from the file; only why it made sense can be learned from.',
  },
  'explanation-system-missing': {
    in: 'block of a finding',
    bad: 'systems-factor: [workload-pressure]',
    good: 'systems-factor: [workload-pressure, staffing-and-resources]',
    why: 'A review that ends at the desk of a worker leaves in place what filled the desk.',
  },
  'explanation-helped-missing': {
    in: 'body',
    bad: '## Findings',
    good: '## Findings\n\n## What went well\n\nThe school rang twice and wrote down what it was told.[^S1]',
    why: 'What helped is as worth repeating as what hindered is worth changing.',
  },
  'hindsight-wording': {
    in: 'text of a finding',
    bad: 'The worker should have known that the family had moved.[^S1]',
    good: 'The worker had last month’s address, and nothing told her that it was out of date.[^S1]',
    why: 'Once the outcome is known every sign points to it. At the time there were other readings.',
  },
  'reading-age': {
    in: 'text of a finding',
    bad: '#### What it means for children\n\nInconsistent multidisciplinary communication concerning residential circumstances significantly undermined organisational opportunities for understanding developmental vulnerabilities, notwithstanding considerable professional familiarity with established safeguarding responsibilities and procedural expectations across neighbouring administrative jurisdictions.',
    good: '#### What it means for children\n\nA child moved house and the letters did not follow. The people who could have helped did not know where the family was. Nobody did this on purpose. The two lists had never been joined up.',
    why: 'Families, councillors and new workers read this first, and should not need a degree.',
  },
  'acronym-unexplained': {
    in: 'text of a finding',
    bad: 'The LSCB kept a list of its own.[^S1]',
    good: 'The Local Safeguarding Children Board (LSCB) kept a list of its own.[^S1]',
    why: 'Bodies and their acronyms change every few years; a lesson is read for longer.',
  },
  'summary-length': {
    in: 'body',
    bad: '## Summary\n\nA letter went astray, and nobody asked for it.[^S1]',
    good: `## Summary\n\n${'A letter went to an old address, and nobody asked for it. '.repeat(14).trim()}[^S1]`,
    why: 'Long enough to stand alone, short enough to be read.',
  },
  'question-audience': {
    in: 'text of a finding',
    bad: '#### Questions\n\n- Who keeps the list?',
    good: '#### Questions\n\n- Managers: Who keeps the list?',
    why: 'A question to everybody is put to nobody.',
  },
  'recommendation-owner-missing': {
    in: 'block of a recommendation',
    bad: 'to: []',
    good: 'to: [Nowhere Board]',
    why: 'What is asked of nobody is done by nobody.',
  },
  'recommendation-date-missing': {
    in: 'block of a recommendation',
    bad: 'recommendation-kind: clear-cut',
    good: 'recommendation-kind: clear-cut\ndue: 2020-06',
    why: 'Without a month nobody can say whether it is late.',
  },
  'recommendation-measure-missing': {
    in: 'text of a recommendation',
    bad: 'Keep one list of addresses.[^S1]',
    good: 'Keep one list of addresses. The board counts each quarter how many letters come back.[^S1]',
    why: 'Done and helped are two things, and both can be known only if somebody looks.',
  },
  'recommendation-mirrors-finding': {
    in: 'text of a recommendation',
    bad: 'The letter must not go astray again, and the list must be kept.[^S1]',
    good: 'Give the admissions office one form that both services fill in, and count each quarter what comes back.[^S1]',
    why: '“It was late: do it in time” asks for the outcome and gives nobody the means.',
  },
  'recommendation-all-weaker': {
    in: 'block of a recommendation',
    bad: 'action-type: policy-or-reminder',
    good: 'action-type: common-standard',
    why: 'Training, reminders and audits fade with the people who had them; a simpler process stays.',
  },
  'recommendation-too-many': {
    in: 'body',
    bad: '(eleven recommendations)',
    good: '(ten recommendations or fewer)',
    why: 'What comes in dozens is ticked off and not carried out.',
  },
  'status-unsupported': {
    in: 'block of a recommendation',
    bad: 'status:\n  - {value: closed-effective, by: owner}',
    good: 'status:\n  - {value: closed-effective, by: owner, source: S1}',
    why: 'That something helped is a claim, and a claim has evidence.',
  },
  'recommendation-asked-before': {
    in: 'several reviews',
    bad: 'to: [Education authorities]\n# asks what an earlier review asked, and does not say so',
    good: 'to: [Education authorities]\nsupports: [2006-highland-left-school-unseen/R2]',
    why: 'A recommendation that backs an earlier one is heard better than one more.',
  },
}
