import { disclosureRule, matches, type Found } from '../../disclosure/disclosed.ts'
import { KIN, mayBeName } from '../../disclosure/words.ts'

const ROLE =
  '(?:Child|Baby|Infant|Toddler|Boy|Girl|Young\\s+Person|Young\\s+Adult|Adult|Mother|Father|Mum|Dad|Parent|Sibling|Brother|Sister|Half-?[Ss]ibling|Family|Subject|Partner|Male|Female|Person|Victim|Perpetrator|Carer|Uncle|Aunt|Cousin|Friend|Professional|Social\\s+Worker|Teacher|Mr|Mrs|Ms|Miss|Grandmother|Grandfather|Stepfather|Stepmother|Step-father|Step-mother)'
const LOWER =
  '(?:child|baby|boy|girl|infant|toddler|mother|father|mum|sibling|brother|sister|partner|stepfather|stepmother|family|young person|teenager|adult|son|daughter)'
const ACRONYMS = new Set(
  'UK EU NI GP DV DA SW HV IT QC KC MP CP IV AI HR TV ID ED DC DS DI PC AM PM CE RC BA MA US UN UNCRC LA HM CV OK IQ TA PE RE EP FE HE SV CJ LJ OT SLT CQC CSE CCE EHE CIN CPP SEN ADHD ASD FGM MASH MARAC NHS A&E CT MR ER UV PT XL OS GB IE JP JD CJ VC PS NB TB MS CF CP AA NA PD PO RO SI SO SS SU SW TU TM TF TL CO CB CC CD CL CR CS CT DA DB DE DH DM DR DT DV EA EC ED EE EI EM EO EQ ES ET FA FC FD FM FT GA GC GM GU HA HC HD HE HL HO HP HQ IC IM IO IP IS ISA JR KS LD LG LP LS LT MA MC MD MH MI MO MY NE NG NW OA OB OH OP OR OU PB PE PG PH PI PL PV QA QS RA RC SA SB SC SD SE SG SLA SM SP ST TC TD TH VA WC WP YP YO A&E ICU NAI TAF TAC CAF YOT YJS PRU LADO IRO ICPC NSPCC ACE PPU PVP SIO FLO BAME LGBT'.split(
    ' ',
  ),
)

const LABEL = new RegExp(
  [
    // "Child A&E" is a child in a department, "Child C of E" a school.
    `\\b${ROLE}\\s+(?:[A-Z]{1,2}\\d?|\\d{1,2})(?:['’]s)?(?![\\w&])(?!\\s*(?:&|of\\s+E\\b|and\\s+E\\b))`,
    `\\b${LOWER}[\\s,]+["“'‘]?(?:known\\s+as\\s+|called\\s+|named\\s+|referred\\s+to\\s+as\\s+)["“'‘]?[A-Z]{1,3}\\d?\\b["”'’]?`,
    `\\b${LOWER}\\s+["“'‘]?(?:[B-HJ-Z]|[A-Z]{2}\\d?|[A-Z]\\d)["”'’]?(?:['’]s)?(?![\\w&-])(?!\\s*&)`,
    `\\b${LOWER}(?:,\\s|\\s?\\()["“'‘]?([A-Z]{1,2})["”'’]?(?=[,)])`,
    `\\b(?:children|siblings|twins|boys|girls|brothers|sisters|parents)\\s*(?:\\(|,\\s|were\\s+|are\\s+)["“'‘]?([A-Z]{1,2})["”'’]?(?=,|\\s+and\\s+["“'‘]?[A-Z]\\b|\\s*\\()`,
    `\\b(?:called|named|known\\s+as)\\s+([A-Z][a-z]+(?:,\\s+[A-Z][a-z]+)*\\s+and\\s+[A-Z][a-z]+)(?=\\s+in\\s+this\\s+(?:report|review))`,
    `\\b(?:[Ll]ittle|[Ww]ee|[Bb]ig|[Mm]aster)\\s+[B-HJ-Z]\\b(?![\\w&'’-])`,
    `\\b(?:MGM|MGF|PGM|PGF)\\d?\\b`,
    `\\b(?:FS|MS|SF|BF)\\d\\b`,
    `\\b(?:Child|Baby|Adult|Mother|Father|Sibling|Family|Young\\s+Person)\\s+(?:Alpha|Beta|Gamma|Delta|Alfa|Bravo|Charlie|Echo|One|Two|Three|Four|Five|X-Ray|Zulu|Omega)\\b`,
  ].join('|'),
  'g',
)
const INITIALS = new RegExp(
  [
    `(?<![\\w.])(?!U\\.\\s?K\\.|U\\.\\s?S\\.|N\\.\\s?I\\.|A\\.\\s?M\\.|P\\.\\s?M\\.|Q\\.\\s?C\\.|M\\.\\s?P\\.|O\\.\\s?B\\.|E\\.\\s?U\\.|G\\.\\s?P\\.|B\\.\\s?A\\.|M\\.\\s?A\\.|P\\.\\s?S\\.|N\\.\\s?B\\.|I\\.\\s?E\\.|E\\.\\s?G\\.)[A-Z]\\.\\s?(?:[A-Z]\\.\\s?){0,2}[A-Z]\\.`,
    `\\b(?:initials?|known\\s+(?:only\\s+|here\\s+)?as|referred\\s+to\\s+(?:here\\s+)?as|identified\\s+(?:only\\s+)?as)\\s+(?:(?:was|were|are|is)\\s+)?["“'‘]?([A-Z]\\.?\\s?[A-Z]?\\.?\\s?[A-Z]?\\.?)(?=["”'’\\s,.;)])`,
  ].join('|'),
  'g',
)
/** Two capitals, or two with a number: no body, law, place or form of which it is known. */
const TWO_CAPITALS = /(?<![\w./&@#'’-])(?:[A-Z]{2}\d?|[A-Z]\d)(?:['’]s)?(?![\w/&@-]|\.\w)/g
const NUMBERED =
  /\b(?:[Ff]orms?|[Tt]ables?|[Ff]igures?|[Aa]ppendi(?:x|ces)|[Aa]nnex(?:es)?|[Pp]arts?|[Ss]ections?|[Ss]chedules?|[Ss]tages?|[Ll]evels?|[Tt]iers?|[Bb]ands?|[Gg]rades?|[Cc]ategor(?:y|ies)|[Zz]ones?|[Tt]eams?|[Oo]ptions?|[Mm]odels?|[Vv]ersions?|[Vv]itamins?|[Hh]epatitis|[Rr]outes?|[Bb]ox(?:es)?|[Qq]uestions?|[Tt]ypes?|[Gg]roups?|[Cc]lass(?:es)?|[Ll]ines?|[Rr]oads?|[Pp]aragraphs?|[Pp]ractice [Dd]irections?|[Rr]ooms?|[Bb]locks?|[Uu]nits?|[Ww]ards?|[Ff]indings?|[Rr]ecommendations?|[Ss]ources?|[Tt]hemes?|[Ss]trands?|[Ss]tandards?|[Cc]odes?|[Ss]trategy|[Cc]ase [Ss]tudy|[Pp]hases?|[Kk]ey [Ss]tage|the|an?|of|and|or|no|per)\s+["“(]?$/

/** Two letters alone stand for somebody, where no list of short forms has them and no article goes before. */
function lettersAlone(text: string): Found[] {
  return matches(text, TWO_CAPITALS).filter(({ met, index }) => {
    const letters = met.replace(/['’]s$/, '')
    const before = text.slice(Math.max(0, index - 30), index)
    const behind = text.slice(index + met.length)
    return (
      !ACRONYMS.has(letters) &&
      !/^(?:F|R|S|M|A|B|P|E|D|N|Q|T|L|H|C|W|G|I|CP|AF|SA|EH|PF)\d$/.test(letters) &&
      !NUMBERED.test(before) &&
      !/[A-Z]{2,}\s+$|\d\s*$/.test(before) &&
      !/^\s+(?:[A-Z]{2,}|\d|form|team|system|code|process|meeting|plan|report|service|check|checks|number|training|scan|test|level|staff|unit|database|model|referral|assessment)/.test(
        behind,
      )
    )
  })
}
const DEED =
  '(?:was|were|had|has|told|said|lived|went|moved|died|cried|disclosed|spoke|wanted|felt|loved|liked|slept|left|received|reported|needed|made|got|turned|started|took|gave|met|missed|knew|found|rang|sent|may|might|should|then|also|never|often|still|not|does|has|attended|asked|refused|presented|stayed|slept|ran|stopped|became|remained|began|returned|came|did|would|could|and|is)'
/** One or two capitals that do what only a person does. */
const ACTING = new RegExp(
  [
    `(?:^|[.;:]\\s+|\\b(?:that|when|and|as|because|if|while|where|before|after)\\s+)([A-Z]\\.)(?=\\s+${DEED}\\b)`,
    `(?:^|[.;:,]\\s+|\\b(?:that|when|and|as|because|if|while|where|whether|after|before|until|since|but|so|When|As|After|Because|If|While|Although|Before|Once|Until|Since|That|although|once|than|why|how|what)\\s+)["“'‘]?([B-HJ-Z]|[A-Z]{2})["”'’]?(?=\\s+${DEED}\\b)`,
    `\\b([A-Z]|[A-Z]{2})['’]s\\s+(?=(?:${KIN}|school|teacher|social\\s+worker|home|bedroom|death|birth|injur\\w+|behaviour|voice|wishes|records?|care|family|case|weight|attendance|health|case)\\b)`,
    `\\b(?:for|with|to|of|from|about|by|saw|seeing|visited|on|and|between|hit|hurt|told|asked)\\s+["“'‘]?([B-HJ-Z][A-Z]?)["”'’]?(?=\\s+(?:and\\s+(?:his|her|the)|at\\s+(?:home|school)|in\\s+(?:his|her)|alone|who|before|after|was|while|for\\s+(?:the|weeks|months)|to\\s+(?:his|her))|[.,;]\\s+(?:who|[Hh]e|[Ss]he|and)\\b)`,
    `\\b(?:about|with|for|from|to|by|of|near|behind|beside|between|towards|without|against|saw|seeing|see|visited|asked|told|met|removed|moved|placed|heard|named|only|younger|older|sibling|siblings?,?|and)\\s+["“'‘(]?([B-HJ-Z])["”'’)]?(?=[.,;:!?)]|$|\\s+(?:${DEED}|${KIN}|at|in|on|about|if|whether|how|what|why|where|who|whom|when|while|before|after|alone|again|once|until|because|or|that|from|by|with|for|to|home|himself|herself|directly|separately|together|twice|[B-HJ-Z])\\b)`,
  ].join('|'),
  'g',
)
/** A name that is said to be no name is one that people will look for. */
const PSEUDONYM = new RegExp(
  [
    `\\b(?:known\\s+(?:in\\s+this\\s+(?:report|review)\\s+|here\\s+|throughout\\s+)?as|called|named|referred\\s+to\\s+(?:in\\s+this\\s+(?:report|review)\\s+|here\\s+|throughout\\s+)?as|pseudonym(?:\\s+(?:is|was|of|for\\s+[a-z ]+\\s+is))?|under\\s+the\\s+name|by\\s+the\\s+name(?:\\s+of)?|nicknamed|the\\s+name|goes\\s+by|went\\s+by|we\\s+(?:have\\s+)?call(?:ed)?\\s+(?:him|her|them|the\\s+child))\\s+["“'‘]([A-Z][\\w-]+)["”'’]`,
    `\\b(?:[Cc]all(?:s|ed|ing)?|[Nn]am(?:e|es|ed|ing)|refer(?:s|red|ring)?\\s+to|[Kk]nown|chose|chosen|picked|selected|asked\\s+to\\s+be|wished\\s+to\\s+be|alias|pseudonym|nickname|nicknamed|given|uses?|used|using|introduc\\w+|represent\\w+)\\b[^.;"“‘]{0,60}["“'‘](\\p{Lu}\\p{Ll}+(?:[\\s-]\\p{Lu}\\p{Ll}*)?)["”'’]`,
    `["“'‘](\\p{Lu}\\p{Ll}+)["”'’],?\\s+(?:(?:is|was)\\s+)?(?:(?:the|a|an|not)\\s+)?(?:[a-z]+\\s+){0,2}(?:name|pseudonym|alias|chosen|picked|as\\s+(?:he|she|they|we))`,
    `\\b(?:[Cc]all(?:s|ed|ing)?|refer(?:s|red|ring)?\\s+to)\\s+(?:the\\s+(?:[a-z]+\\s+)?(?:child|boy|girl|baby|teenager|person|mother|father|family|sister|brother|sibling)|him|her|them)\\s+(?:as\\s+)?(\\p{Lu}\\p{Ll}+)(?=[,.;]|\\s)`,
    `\\b([A-Z][a-z]+)["”'’]?\\s+\\((?:not\\s+(?:his|her|their|the\\s+child[’']s)\\s+real\\s+name|a\\s+pseudonym|name\\s+changed|pseudonym)`,
    `["“‘]([A-Z][a-z]+)["”’](?=(?:['’]s)?\\s+(?:was|had|told|said|lived|died|is|and\\s+(?:his|her)|mother|father|attended|went|came|did))`,
  ].join('|'),
  'gu',
)

/** What is called something is a scheme, and what is lettered a part of a document. */
const OF_A_THING =
  /\b(?:teams?|models?|programmes?|tools?|schemes?|systems?|approach|services?|projects?|polic(?:y|ies)|forms?|groups?|courses?|terms?|words?|phrases?|apps?|games?|frameworks?|box|fields?|stages?|steps?)\b[^.;]*$/
const LISTED =
  /\b(?:[Aa]ppendi(?:x|ces)|[Aa]nnex(?:es)?|[Ss]ections?|[Pp]arts?|[Oo]ptions?|[Pp]lans?|[Gg]roups?|[Tt]eams?|[Ff]orms?|[Hh]epatitis|[Vv]itamins?|[Ll]evels?|[Tt]iers?|[Bb]ands?|[Gg]rades?|[Ss]chedules?|[Bb]ox(?:es)?|[Cc]ategor(?:y|ies))\s+[A-Z](?:,\s+|\s+(?:and|or|to)\s+|[A-Z])*(?:and\s+)?$|\bA\s+to\s+$/
const isPerson = ({ met }: { met: string }) => !ACRONYMS.has(met.replace(/['’]s$/, ''))

/** Letters, numbers and names that stand for a person: whoever knows one report finds the other by them. */
export const labels = disclosureRule({
  rule: 'disclosure-label',
  when: /\b[A-Z]{1,3}\d?\b|\b\d{1,2}\b|\b(?:[Nn]ick|[Pp]seudo|[Cc]all|[Kk]nown|[Nn]ame)|["“'‘][A-Z]|Alpha|Bravo|One|Two/,
  strictOnly: true,
  message:
    'Unexpected initials, letter or invented name of a person in `text`, expected "the child", "his mother".',
  hint: 'Write what the person is: "the child", "the older sister", "the first social worker".',
  find: text => [
    ...matches(text, LABEL).filter(
      ({ met }) => !ACRONYMS.has(/[A-Z]{2,}/.exec(met.split(/\s/).at(-1)!)?.[0] ?? ''),
    ),
    ...matches(text, INITIALS),
    ...lettersAlone(text),
    ...matches(text, PSEUDONYM).filter(
      ({ met, index }) => mayBeName(met) && !OF_A_THING.test(text.slice(Math.max(0, index - 50), index)),
    ),
    ...matches(text, ACTING).filter(
      found => isPerson(found) && !LISTED.test(text.slice(Math.max(0, found.index - 30), found.index)),
    ),
  ],
})
