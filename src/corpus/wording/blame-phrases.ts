import { DENIED, SERVICES, type Phrase } from './phrase.ts'

/** What puts on a child or a family what needs explaining. To add a phrase: an entry here, and sentences in scripts/rules/sentences. */
export const BLAME_PHRASES: readonly Phrase[] = [
  {
    patterns: [
      '(disguised|false|superficial|feigned|apparent) compliance',
      '(non compliant|noncompliant|uncooperative|unco operative|obstructive|manipulative|attention seeking|resistant to (help|services|support|engagement|change))',
      '(refused|refuses|refusing|unwilling|reluctant|refusal|unwillingness|reluctance|failed|failure) to (engage|cooperate|co operate|work with)',
      '(did not|didnt|does not|would not|wouldnt|never|not|poorly|barely|rarely|stopped) (really|fully|properly|always|meaningfully|) (engage|engaging|engaged|cooperate|co operate|comply)',
      '(hard|difficult) to (engage|help)',
      '(non engagement|nonengagement|lack of engagement|lack of cooperation|poor engagement|disengaged|disengagement|non engaging|failure of engagement)',
      '(resistant|hostile|chaotic|dysfunctional|difficult|challenging|problem|hard to engage|unwilling) (family|families|parent|parents|mother|father|mum)',
    ],
    better: 'say what was offered, how, when and by whom, and what stood in the way of taking it up',
    unlessAfter: new RegExp(`${SERVICES.source}|\\b(?:writes?|wrote|written) that \\w+ $`),
    unlessBefore:
      /^ ?(?:(?:an?|the|any) )?(?:solicitors?|lawyers?|consultants?|contractors?|interpreters?|counsel|architects?|experts?|with the (?:father|child|mother|family|parents|child's|young)|bus|surfaces?)\b/,
  },
  {
    patterns: [
      'hard to reach',
      '(unreachable|hard to reach) (family|families|group|groups|community|communities|young|parents|fathers)',
    ],
    better: 'say what was tried, and what made the service hard to reach for them',
    unlessAfter:
      /\b(?:clinic|office|building|village|house|services?|centre|place|town|island|school|surgery|number|line|telephone|hospital|it|farm|estate|shel\w+)s? (?:\w+ ){0,3}$/,
    unlessBefore: /^ ?(?:by|on foot|without|at night|in winter|from|after|during|services?)\b/,
  },
  {
    patterns: [
      '(chose|chooses|choosing|chosen) (deliberately|freely|) (not|) to',
      '(lifestyle|life style) (choice|choices)',
      '(risky|chaotic|promiscuous|transient|criminal|deviant) (lifestyle|lifestyles|life style)',
      'choices (she|he|they) made',
      'made (poor|bad|unwise|risky|unsafe) choices',
      '(own|informed|active) choice to',
    ],
    better: 'say what was within reach at that moment, who held the power, and what else was on offer',
    unlessAfter:
      /\b(?:panel|review(?:ers?)?|board|authors?|committee|council|partnership|we|chair|government|inquiry|ministers?|publishers?|court|judges?|not)(?: \w+){0,2} $|\bas (?:if|though)\b[^.;]*$/,
    unlessBefore:
      /^ ?(?:speak|talk|tell|draw|take part|write|play|read|share|contribute|meet|join|sit|show|publish|look at)\b/,
  },
  {
    patterns: [
      '(promiscuous|promiscuity|streetwise|street wise|wayward|sexually precocious|seductive|provocative|flirtatious|attention seeker|prostituting (herself|himself|themselves)|child (prostitute|prostitutes|prostitution)|underage sex|asking for it)',
      '(put|puts|putting|placed|places|placing|exposed|exposing|exposes) (herself|himself|themselves|her self) (at|in|to) (serious|significant|further|real|great|) (risk|danger|harm|harms way|vulnerable)',
      '(engaged|engaging|engages|involved) in (risky|risk taking|sexual|sexualised|sexually harmful|promiscuous|dangerous) (behaviour|behaviours|activity)',
      '(risk taking|risky|attention seeking|promiscuous|manipulative|challenging) (behaviour|behaviours)',
      '(makes|made|making) (herself|himself|themselves) vulnerable',
      'beyond (parental|her parents|his parents|their parents) control',
    ],
    better: 'say who did what to the child, and what the child was living with',
    unlessAfter: DENIED,
  },
  {
    patterns: [
      '(she|he|they|child|children|boy|girl|boys|girls|daughter|son|teenager|young person|young people|mother|pupil|student|victim|survivor|survivors|baby|family|infant|sister|brother|siblings|resident|residents) (had|has|have|then|later|also|repeatedly|falsely|) (alleged|alleges|allege|alleging|claimed that|claims that|claimed to have been)',
      '(allegedly)',
      '(so called) (victim|victims|abuse)',
    ],
    better: 'write "said", and keep "alleged" for what a person is accused of in law',
    unlessAfter: /\b(?:accused|charged|suspect\w*|offenders?|defendants?|father who)\b[^.;]*$/,
  },
]
