import { DENIED, type Phrase } from './phrase.ts'

const ACCUSED = /\b(?:charged|convicted|guilty|offences?|pleaded|prosecuted|crimes?|fined|liab\w+)\b[^.;]*$/

const DEVICES =
  /\b(?:computers?|software|alarms?|fax(?:es)?|printers?|servers?|telephones?|phones?|e-?mails?|letters?|messages?|orders?|databases?|batter(?:y|ies)|cars?|engines?|links?|connections?|kidneys?|lungs?|appeals?|bids?|applications?|ventures?|treatments?|crops?|jury|juries|talks|parties|markets?)(?: \w+){0,1}\s*$/

const SEEN =
  '(known|realised|recognised|seen|noticed|spotted|understood|suspected|guessed|identified|acted|intervened|asked|questioned|challenged|foreseen|predicted|anticipated|prevented|escalated|reported|referred|checked|shared|listened|visited|responded|considered|removed|done more|picked up|picked it up|been (aware|alert|alerted|obvious|clear|apparent|seen|noticed|recognised|identified|foreseen|predicted|prevented|picked up|known|done|made|more|shared|acted|taken|asked|challenged|referred|reported|spotted|questioned|escalated|removed|protected|told|held|followed)|rung alarm bells|raised (concern|concerns|suspicion|suspicions|alarm|the alarm)|triggered|prompted|led to|set off)'

/** What judges workers from the outcome. To add a phrase: an entry here, and sentences in scripts/rules/sentences that do and do not have it. */
export const HINDSIGHT_PHRASES: readonly Phrase[] = [
  {
    patterns: [
      `(should|ought to|must|could and should|shouldve) (clearly|surely|at least|really|) have ${SEEN}`,
    ],
    better: 'say what could be seen and known then, and what it was taken to mean',
    unlessAfter: /\b(?:ask\w*|whether|asked) [^.;]*\bwhat (?:they|she|he|it) $/,
  },
  {
    patterns: [
      '(could|would|might) (easily|reasonably|well|) have been (prevented|predicted|foreseen|avoided|averted|saved|stopped)',
      '(could|would|might) (easily|reasonably|well|) have (prevented|predicted|foreseen|avoided|averted|saved|stopped)',
    ],
    better:
      'say what was known at the time, and what would have had to be different for another course to be open',
    unlessAfter: /\b(?:nobody|no one|nothing|not|neither|whether)\b[^.;]{0,40}$/,
  },
  {
    patterns: ['(failed|fails|failing|fail|failure|failures) to'],
    better: 'say what was done and what was not, and then why that made sense at the time',
    unlessAfter: new RegExp(`(?:${DENIED.source})|(?:${ACCUSED.source})|(?:${DEVICES.source})|\\bif [^.;]*$`),
    unlessBefore: /^ ?(?:thrive\b|launch\b|send\b.*\bprinter)/,
  },
  {
    patterns: [
      '(failed|fail|failing|fails) (her|him|them|the child|the children|the family|the boy|the girl|these children|this child|this family|this baby|the baby)',
      '(was|were|been|being) (badly|repeatedly|comprehensively|utterly|) failed by',
      'failed in (their|its|his|her|the) (duty|duties|responsibility|responsibilities)',
      '(failure|failures|failings) (by|of|on the part of) (the|) (staff|professionals|agencies|practitioners|social|school|police|health|individual|midwife|doctor|nurse|gp|team|services|workers|management|managers|supervision|communication|practice|leadership)',
      '(individual|professional|systemic|serious|catastrophic|basic|multiple|repeated|shocking|collective) (failure|failures|failings)',
      'let (her|him|them|the child|the children|this child|this family) down',
      '(was|were|been) (badly|repeatedly|) let down',
    ],
    better: 'say what was done and what was not, and what in the conditions of work brought it about',
    unlessAfter: DENIED,
    unlessBefore: /^ ?(?:exam|test|pump)\b/,
  },
  {
    patterns: [
      '(neglected|omitted|forgot) to',
      '(did not|didnt|could not|couldnt|never) (even|) bother',
      'could not be bothered',
      'turned a blind eye',
      '(ignored|disregarded|overlooked|dismissed) (the|all|clear|obvious|repeated|many|these|several|numerous|) (warning|warnings|warning signs|signs|signals|concerns|evidence|red flags|pleas|risks|risk)',
      '(was|were) (negligent|careless|incompetent|lazy|complacent|naive|gullible|slapdash|unprofessional|at fault|to blame|culpable)',
      '(careless|negligent|incompetent|lazy|complacent|slapdash|sloppy) (practice|work|recording|attitude|mistake|error|omission|worker|staff|practitioner|practitioners)',
      '(carelessness|incompetence|laziness|complacency|naivety|dereliction of duty)',
      'lost sight of (the|this) (child|children|baby|girl|boy)',
    ],
    better: 'say what the person was attending to, with what in front of them, and why that came first',
    unlessAfter: DENIED,
  },
  {
    patterns: [
      '(inexcusable|unforgivable|indefensible|inexplicable|inexplicably|unaccountably|inconceivable|unbelievable|unbelievably|astonishingly|glaring|blatant|blatantly|appalling|shocking|deplorable|woeful|woefully|shameful)',
      '(basic|elementary|simple|fundamental|avoidable) (error|errors|mistake|mistakes|blunder|blunders|omission|omissions)',
      '(blunder|blunders|blundered)',
      '(human|professional) error',
      'no excuse',
      'any (competent|reasonable|sensible) (worker|practitioner|professional|person|doctor|teacher|social worker|nurse|officer)',
      'lack of professional curiosity',
      'lacked professional curiosity',
      '(insufficiently|not sufficiently|not) professionally curious',
    ],
    better: 'say what was done, and what would have helped somebody in that place to do otherwise',
    unlessAfter: DENIED,
  },
  {
    patterns: [
      '(missed|lost|wasted) (the|an|a|every|this|that|many|several|key|these|) (opportunity|opportunities|chance|chances)',
      '(opportunity|opportunities|chance|chances) (was|were|had been|have been|) (repeatedly|) (missed|lost|wasted|squandered)',
      '(opportunity|opportunities|chance|chances) (to|for) * (*|) (*|) (*|) (*|) (was|were|had been) (missed|lost)',
      '(missed|misread) (the|all|several|many|key|) (warning|) (signs|signals|warnings|red flags|indicators)',
      '(warning signs|red flags|alarm bells|signs|signals|warnings) (was|were|had been) (all|) (there|missed|ignored|overlooked|plain)',
      '(alarm bells|red flags|warning bells) (should|ought)',
    ],
    better: 'say what was open to people at that point, and what made the other course the likely one',
    unlessAfter: DENIED,
  },
  {
    patterns: [
      '(with|in) hindsight',
      '(with the|the) benefit of hindsight',
      'in retrospect',
      'looking back it',
    ],
    better: 'leave out what was learned later, and say what was known at the time',
    unlessAfter:
      /\b(?:without|not|never|avoid\w*|guard\w*|against|warns?|warned|bias|rather than|free of|by)(?: \w+){0,3} $/,
    unlessBefore: /^ ?bias/,
  },
  {
    patterns: [
      '(obvious|obviously)',
      '(was|were|is|are) (plainly|evidently)',
      '(self evident|undeniably|unmistakable|unmistakably)',
    ],
    better: 'say what was seen, by whom, and what it was taken for at the time',
    unlessAfter:
      /\b(?:not|never|no|nothing|less|without|hardly|nor|neither|seldom|rarely|far from|any|nobody|more|an?|the most|\w+n['’]t)(?: (?:as|so|been|be|at all|immediately|always|have been|have|an?|seem|appear|at once|to \w+|then|yet|other)){0,2} $/,
  },
  {
    patterns: [
      '(was|were|is|are|had|has|did|would|should|must|could) clearly',
      'clearly (was|were|is|are|had|has|a|an|the|not|no|at|in|out|wrong|inadequate|insufficient|unable|unsafe|did|should|failed|needed|knew|saw|indicated|showed|pointed)',
      '(it|it all) (was|is) (abundantly|perfectly|quite|all too|) clear that',
    ],
    better: 'give the facts from which the reader can see it',
    unlessAfter:
      /\b(?:not|never|nor|speaks?|spoke|whether|set out|written|explained|stated|shown|marked|recorded|described)(?: \w+)? ?$/,
    unlessBefore:
      /^ ?(?:lit\b|recorded|written|set|stated|explained|labelled|marked|defined|described|told|spoken|heard|visible|numbered|printed|laid|understood|documented|dated|signed|named|worded|communicated|legible|said|shown|audible|speak|put|presented|from (?:the )?(?:records?|files?|notes?)|in (?:writing|print))\b/,
  },
  {
    patterns: ['simply'],
    better: 'leave it out: what looks simple afterwards was not so at the time',
    unlessAfter:
      /\b(?:put|not|more|as|quite|states?|stated|explained?|written|write|wrote|speak|spoke|said|nothing|set out)(?: \w+)? $/,
    unlessBefore:
      /^ ?(?:put|and (?:clearly|plainly)|because|worded|written|by|to (?:count|list|describe|record))\b|^[.,;]/,
  },
  {
    patterns: [
      '(inevitable|inevitably|bound to (end|happen|fail|go)|waiting to happen|only a matter of time|predictable|predictably|entirely foreseeable|wholly foreseeable|foreseeable and preventable|entirely (preventable|avoidable|predictable)|(preventable|avoidable) (death|deaths|tragedy|harm))',
      '(of course|needless to say|as anyone could see|if only|surely (somebody|someone|they|she|he|the))',
      'how could (anyone|anybody|they|staff|professionals)',
      '(inadequate|poor|bad|weak) (practice|parenting|mothering|judgement|decision making|decision|decisions)',
    ],
    better: 'say how likely it looked then, to whom, and on what grounds',
    unlessAfter: DENIED,
  },
]
