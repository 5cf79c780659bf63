import { DENIED, type Phrase } from './phrase.ts'

const WORKERS =
  '(workers|worker|staff|professionals|professional|practitioners|practitioner|agencies|agency|nurses|nurse|doctors|doctor|gps|gp|midwives|midwife|visitor|visitors|teachers|teacher|school|schools|managers|manager|supervisor|supervisors|supervision|officers|officer|police|consultant|consultants|paediatrician|paediatricians|hospital|teams|team|chair|board|authority|conference|council|services|service|lead|guardian|everyone|somebody|someone|anyone|anybody|everybody|they|she|he|group|headteacher|head|clinician|clinicians|department|housing|probation|system|registrar|psychiatrist|therapist|assessor|assessors|reviewer|carers|detectives|detective|partnership|trust)'

const FEW = '(*|) (*|)'

const RULED =
  /\b(?:ask\w*|whether|if|rules?|procedures?|policy|law|timetable|expected|thought|believed|said|says|felt|told|wished)\b[^.;]*$/

/** What judges workers from the outcome, in the words of somebody who judges. To add a phrase: an entry here, and sentences in scripts/rules/sentences. */
export const JUDGEMENT_PHRASES: readonly Phrase[] = [
  {
    patterns: [
      `${WORKERS} (clearly|surely|really|certainly|) (should|ought to|shouldve|needed to|need to|must) (clearly|surely|at least|really|certainly|never|not|) (have|) (clearly|surely|at least|really|certainly|) (have|) (acted|intervened|done|gone|made|taken|called|held|made sure|followed|insisted|looked|probed|pressed|pushed|known|kept|sought|used|told|given|put|thought|tried|spoken|stepped|stopped|been|let|allowed|accepted|believed|relied|waited|closed|left|had|got|rung|written|found|weighed|connected|joined|appreciated|grasped|heeded|sensed|worked out|verified|doubted|shown|convened|contacted|consulted|established|assessed|explored|examined|followed up)`,
      '(should|ought to|shouldve) (clearly|surely|at least|really|certainly|never|not|) have (never |)(been (made|held|called|given|put|used|followed|convened|assessed|explored|examined|investigated|considered|treated|viewed|discharged|left|closed|allowed|returned|placed|believed|trusted|kept|sent home|a|the|enough|on|in no|heard|heeded|listened|evident|plain|apparent|better|quicker|faster|sooner|possible)|happened|rung|sounded|rang|looked|known better|gone|done|alerted|made|stood out|told|been)',
      'shouldnt have *',
      '(should|ought to) (never|not) have (been|let|left|gone|done|had|put|closed|taken|made|given|sent|kept|[a-z]{2,12}ed)',
      '(could|might) (quite|so|very|just as|have|) (easily|readily|simply) (have|) (been|) *',
      '(could|would) have (made all the difference|made a difference|saved|leapt out|jumped out|been spared|been kept safe|been alive|been protected|spared|stood out|come to light sooner|been a different)',
      '(more|better|less) (alert|vigilant|careful|experienced|competent|diligent|attentive|capable|curious|robust|rigorous|thorough|gullible|trusting) * would have',
      '(would|might) (still|well|) (still|) be alive',
      '(knew better|must have known|must have seen|must have realised|must have been aware|had to know|cannot have failed|cant have failed|cannot not have)',
    ],
    better: 'say what could be seen and known then, and what it was taken to mean',
    unlessAfter: RULED,
    unlessBefore: /^ ?(?:arriv|reached|ended|closed at|opened)/,
  },
  {
    patterns: [
      `had (the|a|any|*) ${FEW} (merely|only|just|bothered|thought to|taken the trouble|troubled|simply)`,
      '(if|had) (*|) (*|) (*|) (*|) (taken the trouble|done (his|her|their|its) (job|jobs|duty)|been doing (his|her|their) (job|jobs)|bothered)',
      '(all|the least) (it would have taken|(she|he|they|anyone|anybody) (had|needed|could have done)) (to do |)was',
      '(it|that) would have (taken|been) (only|just|so easy|a simple|so simple|simple|easy)',
    ],
    better:
      'say what was known at the time, and what would have had to be different for another course to be open',
  },
  {
    patterns: [
      '(did not|didnt|do not|never|without) (so much as|even) *',
      '(not|without) (even|) (once|) (bother|bothered|bothering|troubled|troubling|a second thought)',
      '(none|nobody|no one|not one|no professional|few|hardly anyone) (of (the|these|them|those) (*|) (*|)|*|) (bothered|troubled|thought to|took the trouble|cared|could be bothered|lifted a finger|joined the dots|connected the dots|saw what was)',
      '(bothered|troubled) (to|with) *',
      '(omission|omissions) (by|of) (the|) (social|health|*) (worker|visitor|staff|*)',
      `${WORKERS}s? (neglect|omission|inaction|inertia|passivity|apathy|indifference|negligence|failings|shortcomings|mistakes|blindness|ineptitude|timidity|dithering) (to|of|in|at|was|were|is|meant|led|allowed|cost|left|contributed)`,
      '(neglects|neglecting|omitting|omits|forgetting|forgets|omission) to *',
      '(failure|failures|failings|failing|neglect) (of|by|on the part of|from) (the|this|that|those|these|all|both|each|every|any|her|his|their|several|) (*|) (*|) (worker|workers|visitor|visitors|nurse|doctor|gp|midwife|teacher|school|manager|officer|officers|police|agency|agencies|staff|team|professionals|practitioners|services|council|authority|chair|consultant|hospital) (to|in|at|was|were|is|meant|led|allowed|lay|lies)',
      '(a|the|this|of|repeated|clear|persistent|total|complete|collective|professional) (failure|failing|failings) (of|in) (safeguarding|practice|supervision|communication|management|leadership|judgement|duty|care|curiosity|duty of care|child protection|oversight|assessment|information sharing|recording|multi agency|partnership)',
      '(failed|failing|fails|fail) in (their|its|his|her|the|every|this|that) *',
      '(failed|failing|fails) (this|that|these|those|the|her|him|them|both|another|every|a vulnerable) (*|) (child|children|baby|babies|boy|girl|boys|girls|infant|family|families|mother|sister|brother|siblings|young person|toddler|teenager)( down|)',
      '(lack|absence|want|dearth) of (any |basic |proper |even basic |)(professional |)(action|curiosity|care|rigour|vigilance|judgement|effort|diligence|common sense|urgency|grip|challenge|leadership|imagination|competence|professionalism|thought)',
      'let (*|) (*|) (*|) down',
      '(dropped|dropping|drop) the ball',
      '(wash|washed|washing) (its|their|her|his) hands',
      '(sat on|sitting on|sat by|stood by|stand by|standing by|looked the other way|looking the other way|look the other way|asleep at|buried (its|their|her|his) head|passed the buck|passing the buck|fell asleep|took (his|her|their|its) eye off|eye off the ball|sat on (his|her|their) hands|swept under|papered over|fobbed off|brushed aside|brushed off|shrugged off|waved through|waved away|nodded through|rubber stamped|paid lip service|lip service|tick box exercise|box ticking|going through the motions|went through the motions|cut corners|cutting corners|fell short of|fell (far|well|woefully|a long way) short|fell below|not good enough|left a lot to be desired|left much to be desired|asleep on|got it wrong|getting it wrong|botched|bungled|mishandled|mismanaged|fumbled|squandered|dithered|dithering|ducked|shirked|abdicated|abandoned (the|this|her|him|them))',
    ],
    better: 'say what was done and what was not, and what in the conditions of work brought it about',
    unlessAfter: /\b(?:whether|heart|kidney|liver|power|engine)\b[^.;]{0,20}$/,
  },
  {
    patterns: [
      `(turned|turning|turn|turns) (a|) (blind eye|deaf ear)`,
      `(signs|warnings|warning|concerns|clues|evidence|pleas|cries|alarms|indicators|red flags|facts|reports|fears) (of|from|by|about|in) (the|her|his|their|a|) ${FEW} (were|was|went|had been|) (all|largely|simply|repeatedly|) (ignored|overlooked|dismissed|missed|disregarded|brushed|unheeded|not heeded)`,
      '(signs|warnings|warning|concerns|clues|pleas|cries|indicators|red flags|fears) (were|was|went|had been|had gone|being) (all|largely|simply|repeatedly|) (ignored|overlooked|dismissed|missed|disregarded|brushed|unheeded|not heeded|minimised|there|staring|in plain sight|plain|glaring|inescapable|unmissable|unmistakable|clear)',
      `${WORKERS} (had|have|all|both|repeatedly|consistently|wilfully|largely|simply|persistently|routinely|) (ignored|overlooked|disregarded|misread|misjudged|underestimated|minimised|downplayed|trivialised|discounted|missed) (the|all|her|his|their|this|these|a|several|what|how|every|clear|many|any|obvious)`,
      '(risk|risks|danger|dangers|threat|harm|seriousness) (had been|was|were|has been|posed by (*|) (*|) (was|were)|to (*|) (*|) (was|were)) (badly|grossly|seriously|hugely|fatally|repeatedly|consistently|) (underestimated|minimised|ignored|overlooked|misjudged|downplayed|dismissed)',
      '(there for (all|anyone|everyone) to see|plain (to see|for all|to anyone)|plain as day|in plain sight|staring (*|) (*|) in the face|under (their|her|his) (very |)noses?|leapt (out|off)|screamed out|crying out|cried out for|could hardly have been (clearer|plainer)|could not have been (clearer|plainer|more)|unmissable|inescapable|writing was on the wall|hiding in plain|glaringly|plain to|all the signs|any fool|anyone could|anybody could|a child could|(signs|evidence) (all |)(pointed|pointing)|all too (plain|clear|evident|apparent)|blindingly)',
      '(clear|plain|evident|apparent|self evident|patent|inescapable) (signs|warnings|warning|indicators|indications|evidence|red flags|signals) (of|that|were|was|had)',
      '(it|that) (is|was|should have been|must have been|seems) (plain|evident|patent|undeniable|indisputable|painfully clear|crystal clear|quite clear|beyond doubt|patently|only too) (that|to)',
      '(joined|join|joining|connected|connect|connecting) (up |)the dots',
      '(pieces|jigsaw) (*|) (*|) (never|not) (put together|pieced|joined)',
    ],
    better: 'say what was seen, by whom, and what it was taken for at the time',
    unlessAfter: DENIED,
  },
  {
    patterns: [
      '(naive|naively|complacent|complacently|careless|carelessly|incompetent|incompetently|negligent|negligently|gullible|gullibly|credulous|lackadaisical|slipshod|sloppy|slapdash|half hearted|cavalier|lax|inept|ineptly|feckless|blinkered|cowardly|lazily|unprofessional|unprofessionally|amateurish|shoddy|reckless|recklessly|foolish|foolishly|thoughtless|thoughtlessly|heedless|irresponsible|irresponsibly|unthinking|unthinkingly|spineless|supine|clueless|culpable|blameworthy|derelict|toothless|lamentable|lamentably|dismal|abysmal|lacklustre|perfunctory|cursory|lamely|inexcusably|unforgivably|unpardonable|unjustifiable|indefensibly|unacceptable|unacceptably|disgraceful|scandalous|outrageous|reprehensible|regrettable|regrettably|unfathomable|baffling|incomprehensible|incomprehensibly|incredible|incredibly|staggering|staggeringly|breathtaking|astonishing|alarmingly|damning|disturbingly|lamented|egregious|egregiously|dereliction|feeble|wanting in)',
      '(was|were) (simply|quite|plainly|badly|) (wrong|mistaken|unwise|foolish|remiss|lax|slow|at fault|taken in|hoodwinked|duped|fooled|too (trusting|optimistic|slow|easily|ready|quick|willing|soft|lenient|passive|accepting|weak|credulous)|over optimistic|overly (optimistic|trusting)) (to|in|about|by|not|for)',
      '(too|so|all too) (easily|readily|quickly|willingly) (fooled|taken in|misled|deceived|reassured|accepted|satisfied|persuaded|believed|swayed|fobbed|duped|convinced|led)',
      '(was|were|been|be|being|easily|is) (hoodwinked|duped|fooled|taken in by|conned|deceived by|bamboozled|manipulated by)',
      '(led|leading) (*|) (*|) by the nose',
      '(rule of optimism|over optimism|undue optimism|misplaced (optimism|trust|faith|confidence))',
      '(took|taken|taking|accepted|accepting) (*|) (*|) (*|) (at face value|on trust)',
      '(inadequate|poor|weak|bad|substandard|sub standard|deficient|flawed|unsafe|below standard|wrong|unsatisfactory|ineffective|ineffectual|belated|disappointing|dangerous|lamentable|unsound) (professional |social work |clinical |nursing |police |multi agency |)(response|responses|practice|practices|decision|decisions|judgement|judgements|supervision|assessment|assessments|recording|record keeping|management|leadership|planning|communication|core group|standard|standards|handling|investigation|enquiry|enquiries|information sharing|oversight|parenting|mothering|parents|mother|father|parent|call|choice|performance|analysis|safeguarding|care|action)',
      '(poor|weak|bad|incompetent|inadequate|inexperienced) (manager|worker|social worker|chair|practitioner|team|core group|leader|supervisor|nurse|doctor|officer)',
      '(practice|work|response|assessment|supervision|recording|judgement|decision|handling|performance|management|investigation) (by (*|) (*|) (*|)|of (*|) (*|) (*|)|here|in this case) (was|were) (very|simply|quite|wholly|entirely|deeply|seriously|well|) (poor|inadequate|weak|wrong|flawed|below|substandard|unsafe|unacceptable|deficient|sloppy|lax|woeful|dire|lacking|not good|indefensible|disappointing|dreadful|terrible)',
      '(to blame|at fault|bears? (the |some |much |heavy |)(blame|responsibility)|blamed for|the fault of|must take (the |)(blame|responsibility)|must bear|have (blood|the death)|held to account for)',
    ],
    better: 'say what the person was attending to, with what in front of them, and why that came first',
    unlessAfter: new RegExp(
      `${DENIED.source}|\\b(?:who|whether|ask\\w*|rated|graded|judged|driv\\w+|words?|labels?|language|looks?|signal|inspect\\w+)\\b[^.;]{0,40}$`,
    ),
    unlessBefore: /^ ?(?:talk|driv|burn|wound|injur|vein|cut|graze|bruis|temporal)/,
  },
  {
    patterns: [
      '(beggars|beggared|defies|defied|beyond|passes) (belief|comprehension|understanding|logic|explanation|all belief)',
      '(hard|difficult|impossible) to (understand|see|comprehend|fathom|credit|believe|justify|defend|excuse|explain|accept|imagine|grasp|conceive) (how|why|what|that|the|this)',
      '(cannot|can not|could not|cant|can) (possibly |)be (excused|justified|defended|condoned|understood why)',
      '(no|without|any) (good |possible |conceivable |reasonable |)(excuse|justification|explanation) (for|can|is|was|has)',
      '(extraordinary|incredible|astonishing|remarkable|amazing|surprising|shocking|concerning|striking|inconceivable|unthinkable|appalling|scandalous|worrying|troubling) (that|how)',
      '(extraordinarily|remarkably|amazingly|surprisingly|bewilderingly|unbelievably|unforgivably|shockingly|worryingly|mystifyingly|bafflingly)',
      '(one|the reader|we|you|anyone|it) (can only|must|has to|have to) (wonder|marvel|ask how|ask why|wondered)',
      'any (reasonably |halfway |half |)(competent|reasonable|sensible|decent|diligent|qualified|trained|right thinking|careful|prudent|good|experienced|alert|self respecting) *',
      '(even|) a (moments|seconds|minutes) (thought|reflection)',
      '(a|the) (competent|more competent|diligent|careful|prudent|vigilant|better) (worker|practitioner|social worker|doctor|nurse|officer|manager|teacher|professional) (would|should|could)',
      '(common sense|basic training|elementary|the most basic|basic) (should|would|ought|dictated|dictates|demanded|checks|steps|safeguards|questions|enquiries) *',
    ],
    better: 'say what was done, and what would have helped somebody in that place to do otherwise',
    unlessAfter: DENIED,
  },
  {
    patterns: [
      `(missed|lost|wasted|squandered|passed up|let slip|threw away|neglected|spurned|failed to take|failed to seize) (the|an|a|every|this|that|many|several|key|these|yet another|another|any|all|numerous|multiple|repeated|further|valuable|vital|crucial|golden|critical|significant|important|some|two|three|four|) (another|last|key|best|only|clear|golden|vital|crucial|real|valuable|early|first|further|possible|) (opportunity|opportunities|chance|chances|openings|opening|moment|moments)`,
      `(opportunity|opportunities|chance|chances|openings) (to|for) ${FEW} (*|) (*|) (*|) (*|) (was|were|had been|went|slipped|passed) (not taken|missed|lost|by|begging|wasted|squandered|overlooked|ignored|away|unused)`,
      '(opportunity|opportunities|chance|chances|moment|moments) (was|were|had been|have been|went|slipped|passed|that was|that were) (repeatedly|again|all|simply|also|) (missed|lost|wasted|squandered|not taken|not seized|let slip|begging|thrown away|untaken|passed over|by|away)',
      '(too little too late|too little and too late|fell through the (net|cracks|gaps)|slipped through the (net|cracks|gaps|fingers)|fallen through the (net|cracks)|chance after chance|allowed (the|) (situation|case|matters|things|it) to (drift|continue|slide|go on)|allowed to (drift|slide))',
      'never (going to|likely to|stood a chance|had a chance|destined)',
      '(doomed|destined|fated|recipe for (disaster|tragedy|failure)|disaster waiting|accident waiting|tragedy waiting|foregone conclusion|sooner or later|set (up |)to fail|all but (certain|inevitable)|unavoidable outcome|no surprise|came as no|hardly (surprising|a surprise)|unsurprisingly|unsurprising|(easily|wholly|entirely|eminently|totally|utterly|clearly|perfectly|completely) (preventable|avoidable|foreseeable|predictable)|(preventable|avoidable|needless|unnecessary) (*|) (death|deaths|tragedy|harm|loss|suffering|injury|injuries))',
      '(looking back|as we now know|we now know|as it turned out|knowing what we (now |)know|knowing now|now know that|as events (proved|showed|would)|it is now (clear|plain|evident|obvious|apparent)|can now (be seen|see)|in the light of what (happened|followed|we)|time would tell|proved (fatal|tragic|disastrous)|(fatal|tragic|fateful|disastrous|costly|grave|terrible|serious) (error|mistake|decision|misjudgement|flaw|omission|delay|consequences|oversight)|wiser after|in hindsight|hindsight (shows|tells|makes|reveals))',
    ],
    better: 'say how it looked then, to whom, and what was open to people at that point',
    unlessAfter: new RegExp(
      `${DENIED.source}|\\b(?:set aside|bias|asked|appointments?|bus|train)\\b[^.;]{0,30}$`,
    ),
  },
]
