import { disclosureRule, matches } from '../../disclosure/disclosed.ts'

const COUNT = '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1[0-2])'
const ORDER = '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9](?:st|nd|rd|th))'
const AGED =
  '(?:younger|older|elder|little|big|half|step|full|other|surviving|remaining|adult|teenage|small|young|biological|maternal|paternal)[\\s-]+'
const CHILD =
  '(?:child(?:ren)?|sons?|daughters?|siblings?|brothers?|sisters?|half-siblings?|half-brothers?|half-sisters?|step-?siblings?|boys|girls|kids)'
/** Not of one family: shares and sums of many. */
const NO_SUM =
  '(?!\\s+(?:in\\s+(?:England|Wales|Scotland|the\\s+(?:area|borough|county|country|sample|study))|whose|who\\s+died|were\\s+(?:reviewed|considered)|reviewed|subject|on\\s+(?:a|the)\\s+(?:plan|register)))'

const ORDER_OR_NUMBER = new RegExp(
  [
    `\\b(?:one|eldest|oldest|youngest|first|second|third|fourth|fifth|sixth|seventh|last|middle)\\s+of\\s+(?:the\\s+|her\\s+|his\\s+|their\\s+)?(?:couple[’']s\\s+|mother[’']s\\s+|family[’']s\\s+)?${COUNT}\\s+(?:${AGED})*(?:${CHILD})\\b${NO_SUM}`,
    `\\b(?:eldest|oldest|youngest|second\\s+youngest|second\\s+eldest|second\\s+oldest|middle)\\s+of\\s+(?:the\\s+)?${COUNT}\\b`,
    `\\b(?:eldest|oldest|youngest|middle|second-?born|first-?born|last-?born|only|second\\s+youngest|second\\s+eldest)\\s+(?:surviving\\s+)?(?:child|son|daughter|sibling|brother|sister|boy|girl|of\\s+the\\s+(?:siblings|children|brothers|sisters)|of\\s+them)\\b(?!\\s+(?:protection|in\\s+need|minister))`,
    `\\b(?:first|second|third|fourth|fifth|sixth)-born\\b`,
    `\\b(?:second|third|fourth|fifth|sixth|seventh)\\s+(?:child|baby)\\s+(?:of|in|to|born)\\s+(?:the|this|her|a)\\s+(?:family|mother|couple|marriage|relationship|home)\\b`,
    `\\b(?:second|third|fourth)[\\s-](?:eldest|oldest|youngest)\\b`,
    `\\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]other[’']s|[Ff]ather[’']s|[Cc]ouple[’']s|[Ff]amily[’']s|[Tt]he|[Hh]er\\s+mother[’']s|[Hh]is\\s+mother[’']s|was\\s+a)\\s+${ORDER}\\s+(?:child|son|daughter|baby|sibling|pregnancy)\\b(?!\\s+(?:protection|in\\s+need|and\\s+family|practice|safeguarding|death|welfare|sexual|health|care|looked|abuse|minister|poverty|first))`,
    `\\b(?:[Hh]is|[Hh]er|[Tt]heir|[Hh]ad|[Hh]as|[Ww]ith|and|[Hh]aving|[Tt]he\\s+child[’']s|[Tt]he\\s+boy[’']s|[Tt]he\\s+girl[’']s)\\s+${COUNT}\\s+(?:${AGED})*(?:siblings?|brothers|sisters|half-siblings|half-brothers|half-sisters|step-?siblings)\\b`,
    `\\b(?:${COUNT})\\s+(?:${AGED})+(?:siblings|brothers|sisters)\\b`,
    `\\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]other[’']s|[Ff]ather[’']s|[Cc]ouple[’']s|[Ff]amily[’']s)\\s+(?:other\\s+)?${COUNT}\\s+(?:${AGED})*(?:children|sons|daughters|boys|girls|kids)\\b`,
    `\\b(?:mother|father|mum|dad|parents?|couple|family|grandmother|woman|man)\\s+(?:had|has|of|with)\\s+(?:already\\s+)?${COUNT}\\s+(?:${AGED})*(?:children|sons|daughters|boys|girls|kids)\\b`,
    `\\b(?:mother|father|mum|dad|single\\s+parent|family)\\s+of\\s+(?:${COUNT})\\b(?!\\s+(?:the|these|[a-z]*\\s*years))`,
    `\\b(?:only\\s+(?:boy|girl|son|daughter)|only\\s+child)\\b`,
    `\\b(?:[Tt]win|[Tt]riplet|[Qq]uadruplet)s?\\b(?![\\s-]*(?:track|tracking|tracked|aims?|goals?|risks?|pressures?|peaks?|objectives?|purposes?|focus|approach|duties|towns?|issues|problems|challenges|pillars|demands|dangers|room|bed|roles?|tasks?|functions?|themes?|principles))(?!\\s+(?:and\\s+[a-z]+\\s+)?(?:pregnanc(?:y|ies)\\s+in\\s+general))`,
    `\\b(?:sibling|brother|sister|sib)\\s+(?:number\\s+)?[1-9]\\b`,
    `\\b(?:one|two|three|four|five)\\s+(?:years?|months?)\\s+(?:older|younger)\\s+than\\s+(?:his|her|the)\\s+(?:brother|sister|sibling)`,
    `\\b${COUNT}\\s+children\\s+(?:by|from|with)\\s+(?:${COUNT}|different|three|two|previous|an?\\s+(?:earlier|previous))\\s+(?:fathers|partners|men|relationships?)\\b`,
    `\\b${COUNT}\\s+(?:(?:previous|earlier|other|surviving|existing|living|dependent|subsequent|young|small|older|younger|birth|own|half)\\s+)+(?:children|babies|sons|daughters|pregnancies|siblings)\\b${NO_SUM}(?!\\s+(?:in|from)\\s+(?:the\\s+)?(?:area|borough|county|region|sample|school|class|cohort|caseload))`,
    `\\b(?:[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|[Pp]arents|[Cc]ouple|[Ss]he|[Hh]e|[Tt]hey|[Ff]amily|[Hh]ousehold|[Ss]tepfather|[Pp]artner|[Gg]rand(?:mother|parents))\\s+(?:[a-z]+\\s+){0,3}?(?:had|has|have|having|raised|looked\\s+after|cared\\s+for|left|brought\\s+up|bringing\\s+up|caring\\s+for|of|with|fathered|included|contained|comprised)\\s+(?:(?:all|already|just|the|her|his|their|to|look|after|a|further|another|at\\s+least|on\\s+their\\s+own|alone)\\s+)*(${COUNT}\\s+(?:[a-z-]+\\s+){0,2}?(?:children|sons|daughters|boys|girls|kids|siblings|babies|under\\s+(?:five|[a-z]+)s?))\\b${NO_SUM}`,
    `\\b(?:all|the|these|those|found|other|with|and|of|for)\\s+(?:(?:other|remaining|surviving)\\s+)?(${COUNT}\\s+(?:(?:young|small|older|younger|little|other|half)[\\s-]+){0,2}(?:children|siblings|brothers|sisters|boys|girls|half-siblings))\\b(?=\\s+(?:in\\s+(?:the|that)\\s+(?:home|household|family|house|flat|property)|alone|(?:were|had\\s+been|being|was)\\s+(?:alone|removed|made|placed|taken|living|left|known|seen|subject|registered|all|home)|shar(?:ed|ing)|living\\s+(?:there|at\\s+home|with|in)|at\\s+home|slept|went|lived|to\\s+live|into\\s+care|from\\s+(?:her|his|a|the\\s+mother)))`,
    `\\b[Tt]here\\s+(?:were|are)\\s+(?:also\\s+)?(${COUNT}\\s+(?:[a-z-]+\\s+){0,2}?(?:children|siblings|brothers|sisters))\\s+(?:in\\s+(?:the|this)\\s+(?:home|household|family|house|flat)|at\\s+home|living)\\b`,
    `\\b[Aa]\\s+(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\\s+(?:child|baby|sibling|brother|sister|pregnancy)\\b(?!\\s+(?:protection|in\\s+need|and\\s+family|practice|safeguarding|death))`,
    `\\b(?:pregnant\\s+with|expecting|gave\\s+birth\\s+to|giving\\s+birth\\s+to|carrying|delivered)\\s+(?:her|their|a|the\\s+couple['’]s)\\s+(?:${ORDER}|sixth|seventh)(?:\\s+(?:child|baby))?\\b`,
    `\\b(?:one|eldest|oldest|youngest|second|third|fourth|fifth|last|middle|first)\\s+of\\s+(?:her\\s+|his\\s+|their\\s+|the\\s+)?(?:mother['’]s\\s+|father['’]s\\s+|couple['’]s\\s+)?${COUNT}(?=[,.;]|\\s+(?:and|to|born|who|when|in\\s+(?:the|a)\\s+(?:family|home|household))\\b)(?!\\s+and\\s+a\\s+half)`,
    `\\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]other['’]s|[Ff]ather['’]s|[Cc]ouple['’]s|[Ff]amily['’]s)\\s+(?:[a-z]+\\s+){0,2}?${COUNT}\\s+(?:[a-z-]+\\s+){0,2}?(?:children|siblings|brothers|sisters|sons|daughters|babies)\\b`,
    `\\b(?:[Ss]iblings|[Bb]rothers|[Ss]isters|[Cc]hildren)\\s*(?:\\(|,\\s+)(?:all\\s+)?${COUNT}\\s+(?:of\\s+(?:them|whom)|in\\s+(?:all|number|total))\\b`,
    `\\b(?:the|an?|was|her|his|their|mother['’]s|couple['’]s)\\s+(?:[Ff]irst-?born|[Ss]econd-?born|(?:young|old|eld)est\\s+but\\s+one|baby\\s+of\\s+the\\s+family|middle\\s+(?:child|sister|brother|one))\\b`,
    `\\b(?:[a-z]+\\s+){0,1}(?:brother|sister|sibling)s?\\s+(?:[a-z]+\\s+){0,2}?(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eighteen)\\s+(?:years?|months?)\\s+(?:his|her|their|older|younger|his\\s+senior|her\\s+junior)`,
    `\\b(?:sibling\\s+group|family|household|group)\\s+of\\s+(?:${COUNT})(?:\\s+(?:siblings|children|brothers|sisters))?\\b(?!\\s+(?:professionals|agencies|schools|reviews|workers|local))`,
  ].join('|'),
  'g',
)

/** How many children there are and which of them this is: with a place, few families are like it. */
export const siblings = disclosureRule({
  rule: 'disclosure-sibling-order',
  when: /\b(?:of|eldest|oldest|youngest|child|children|sons?|daughters?|siblings?|brothers?|sisters?|baby|pregnancy|twins?|triplets?|born|boys?|girls?|kids|mother|father|half|step|family|household|group|sib|first|second|third|one|she|he|they|there|all|expecting|pregnant)\b|-born\b|[Tt]win|[Tt]riplet|[Qq]uad/,
  strictOnly: true,
  message: 'Unexpected number or order of children in `text`, expected "siblings".',
  hint: 'Write "a sibling", "an older child", "other children in the home".',
  find: text => matches(text, ORDER_OR_NUMBER),
})
