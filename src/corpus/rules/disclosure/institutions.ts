import { disclosureRule, matches, type Disclosure, type Found } from '../../disclosure/disclosed.ts'
import { mayBeName } from '../../disclosure/words.ts'
import type { Rule } from '../rule.ts'

const WORD = "(?:St\\.?\\s+)?[A-Z][\\w'’]*(?:-[A-Za-z]+)*"
const NAME = `((?:The\\s+)?${WORD}(?:\\s+(?:${WORD}|of|the|and|on|upon|&)){0,5}?\\s+`
const KIND_OF_SCHOOL =
  "(?:(?:[Cc]ommunity|[Cc]hurch\\s+of\\s+England|C\\s?of\\s?E|CE|RC|Roman\\s+Catholic|Catholic|[Jj]unior|[Ii]nfants?[’']?|[Pp]rimary|[Ss]econdary|[Hh]igh|[Gg]rammar|[Mm]iddle|[Ss]pecial|[Uu]pper|[Ll]ower|[Bb]oys[’']?|[Gg]irls[’']?|[Nn]ursery|[Bb]oarding|[Pp]reparatory|[Ss]ixth\\s+[Ff]orm|and|[Dd]ay)\\s+)*"
const SCHOOL =
  "(?:[Ss]chool|[Aa]cademy|[Cc]ollege|[Nn]ursery|[Nn]urseries|[Tt]oddler\\s+[Gg]roup|[Ss]tay\\s+and\\s+[Pp]lay|[Bb]reakfast\\s+[Cc]lub|[Aa]fter-?[Ss]chool\\s+[Cc]lub|[Ss]ixth\\s+[Ff]orm|[Ff]amily\\s+[Hh]ub|Infant|Junior|Secondary|Prep|Alternative\\s+Provision|[Pp]re-?[Ss]chool|[Pp]laygroup|[Kk]indergarten|[Cc]r[eè]che|Children[’']s\\s+Centre|[Cc]hildminders|[Pp]upil\\s+[Rr]eferral\\s+[Uu]nit|PRU|Primary|High|Comprehensive|Grammar|Infants|Juniors)"
const HOSPITAL =
  "(?:(?:[Gg]eneral|[Rr]oyal|[Uu]niversity|[Cc]ommunity|[Cc]ottage|[Dd]istrict|[Cc]hildren[’']s|[Mm]aternity|[Mm]edical|[Hh]ealth|[Bb]irth|GP|[Gg]roup|[Dd]ental|[Ww]alk-?in|[Mm]emorial|[Ff]amily|[Mm]other\\s+and\\s+[Bb]aby|[Aa]dolescent|[Nn]eonatal)\\s+)*(?:[Hh]ospital|[Ii]nfirmary|[Ss]urgery|[Mm]edical\\s+[Pp]ractice|[Mm]edical\\s+[Cc]entre|[Hh]ealth\\s+[Cc]entre|[Mm]edical\\s+[Gg]roup|[Bb]irth\\s+[Cc]entre|[Cc]linic|[Hh]ospice|GP\\s+[Pp]ractice|[Gg]roup\\s+[Pp]ractice|[Dd]ental\\s+[Pp]ractice|[Pp]ractice|[Ww]ard|[Uu]nit|[Pp]harmacy|[Dd]entists?|Royal|General|Memorial|Maternity|[Ss]urgeries|Polyclinic|[Bb]irthing\\s+[Cc]entre|[Ww]alk-?in\\s+[Cc]entre|[Uu]rgent\\s+[Cc]are\\s+[Cc]entre|[Mm]inor\\s+[Ii]njuries\\s+[Uu]nit)"
const PLACEMENT =
  "(?:House|Lodge|Hall|Grange|Manor|[Yy]oung\\s+[Oo]ffenders?\\s+[Ii]nstitution|YOI|[Pp]rison|[Ss]ecure\\s+(?:[Tt]raining\\s+[Cc]entre|[Uu]nit|[Cc]hildren[’']s\\s+[Hh]ome)|STC|[Rr]emoval\\s+[Cc]entre|[Cc]hildren[’']s\\s+[Hh]ome|[Cc]are\\s+[Hh]ome|[Rr]esidential\\s+(?:[Hh]ome|[Uu]nit|[Ss]chool)|(?:[Ff]amily|[Ff]amily\\s+[Aa]ssessment|[Rr]esidential|[Rr]esidential\\s+[Ff]amily|[Aa]ssessment|[Pp]arenting|[Cc]ontact|[Cc]hild\\s+[Cc]ontact|[Cc]ommunity|[Ll]eisure|[Ss]ports|[Yy]outh|[Rr]esource|[Rr]espite|[Dd]ay|[Ww]omen[’']s|[Dd]etention|[Aa]ttendance|[Tt]raining|[Aa]dvice|[Dd]rop-in|[Aa]ctivity|[Rr]ehabilitation|[Rr]ecovery|[Ii]slamic|[Cc]ultural)\\s+[Cc]entre|[Cc]aravan\\s+[Pp]ark|[Hh]oliday\\s+[Pp]ark|[Ll]eisure\\s+[Cc]entre|[Pp]olice\\s+[Ss]tation|[Gg]uest\\s*[Hh]ouse|B\\s?&\\s?B|[Aa]rms|[Tt]avern|[Ss]ynagogue|[Aa]bbey|[Pp]riory|[Cc]athedral|[Bb]arracks|[Ss]cout\\s+[Gg]roup|[Gg]ym|[Ss]wimming\\s+[Pp]ool|[Ff]oster\\s+[Cc]are|[Ff]ostering|[Cc]are\\s+Group|[Cc]ottage|[Hh]ostel|[Rr]efuge|[Ff]oyer|[Aa]pproved\\s+[Pp]remises|[Bb]ail\\s+[Hh]ostel|[Ff]oster\\s+[Aa]gency|[Yy]outh\\s+[Cc]lub|[Bb]oxing\\s+[Cc]lub|[Ff]ootball\\s+[Cc]lub|[Mm]osque|[Cc]hurch|[Cc]hapel|[Tt]emple|[Gg]urdwara|[Hh]otel)"
/** Words in which a name of a school or a hospital is no name of one. */
const OF_ALL =
  /^(?:House\s+of|White\s+House|Sunday\s+School|Summer\s+School|Good\s+Practice|Best\s+Practice|Local\s+Practice)/
const NOT_ONE =
  /\b(?:Great Britain|Royal College|Royal Society|College of|Social Work Practice|Safeguarding Practice|Child Safeguarding|Family Practice|Reflective Practice|Working Practice|Evidence|Code of Practice|Learning|Crime Unit|Delivery Unit|Referral Unit|Investigation Unit|Protection Unit|Support Unit|Abuse Unit|Statement of Practice|Intelligence Unit|Conduct|Policing)\b/

/** Names that begin with a word of any body are names of all bodies of that kind. */
function named(text: string, found: readonly Found[]): Found[] {
  return found.flatMap(({ met, index }) => {
    const words = met.split(/\s+/)
    // A sentence or a list begins before the name does.
    const skipped = words.findIndex(
      word => /^[A-Z]/.test(word) && (mayBeName(word) || /^(?:St\.?|The)$/.test(word)),
    )
    if (skipped < 0 || OF_ALL.test(met) || NOT_ONE.test(met)) return []
    const rest = words.slice(skipped)
    const own = rest.filter(word => /^[A-Z]/.test(word) && mayBeName(word) && !KINDS.has(word.toLowerCase()))
    if (own.length === 0) return []
    const start = met.indexOf(rest[0]!)
    // "Improve practice" begins a sentence; a name that ends in a small letter has another capital before it.
    const isPlain = /^[a-z]/.test(words.at(-1)!)
    if (
      isPlain &&
      !CAPITAL_KIND.test(met) &&
      (!/^[A-Z]/.test(words.at(-2)!) ||
        (own.length === 1 && !CAPITAL_KIND.test(met) && BEGINS.test(text.slice(0, index + start))))
    )
      return []
    return [{ met: met.slice(start), index: index + start }]
  })
}

/** What stands before the first word of a sentence or of a list item. */
const BEGINS = /(?:^|[.!?:;]\s+|\n\s*[-*>]?\s*|^[#>*\s-]+(?:[FER]\d+\.\s)?)["“'‘(*_]*$/

/** Kinds that only a name goes before. */
const CAPITAL_KIND =
  /(?:pupil referral unit|children[’']s home|residential home|nursery|academy|infirmary|hospice)$/

const KINDS = new Set(
  'royal general the unit ward clinic surgery practice house lodge hall hostel refuge prison mosque temple chapel hotel academy medical gp group dental grammar middle upper lower boarding preparatory residential secure approved white green paper sunday summer medical birth walk-in memorial cottage neonatal playgroup kindergarten crèche pharmacy foyer infirmary hospice manor grange offender offenders institution removal training referral pru yoi stc boxing football club inn premises bail agency'.split(
    ' ',
  ),
)

const SAINT =
  /\b(?:at|attended|attending|from|in|to|of|by)\s+((?:St|Saint)\.?\s+[A-Z][a-z]+(?:['’]s?)?(?:\s+(?!Council|Helens|Albans)[A-Z][a-z]+)*)(?!\s+(?:Council|Borough|Street|Road))/g
const CALLED_SO =
  /\b(?:school|nursery|academy|playgroup|pre-school|childminder)\s+(?:called|named|known\s+as),?\s+["“'‘]?((?:The\s+)?[A-Z][\w'’]+(?:\s+[A-Z][\w'’]+)*)/g
const HOME_CALLED_SO =
  /\b(?:home|placement|unit|hostel|refuge|prison|house|provider|institution|accommodation)\s*(?:\([^)]*\)\s*)?,?\s+(?:called|named|known\s+as),?\s+["“'‘]?((?:The\s+)?[A-Z][\w'’]+(?:\s+[A-Z][\w'’]+)*)/g
const WELSH =
  /\b((?:Ysgol|Coleg|Ysbyty|Bunscoil|Gaelscoil|Sgoil|Meithrinfa|Cylch)\s+[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|y|yr|a))*)/g
const AFTER =
  /\b((?:The\s+)?[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*),\s+an?\s+(?:[a-z-]+\s+){0,3}(?:unit|home|placement|hostel|refuge|prison|nursery|school|hospital|surgery|clinic|provision|provider)\b/g
const POSSESSIVE_HOSPITAL =
  /\b(?:at|to|from|in|department\s+(?:at|of))\s+((?:Queen|King|Princess|Prince|Royal|Saint|St|Great|Lady|Lord|Addenbrooke|Guy|Bart)[A-Za-z.]*(?:\s+[A-Z][\w]+)*['’]s?)(?=[\s,.;]|$)/g
/** Hospitals that go by a name without the word. */
const KNOWN_HOSPITAL =
  /\b(Alder\s+Hey|Addenbrooke['’]s|Pinderfields|Ninewells|(?:the\s+)?(?:Maudsley|Whittington|Evelina|John\s+Radcliffe|Freeman|Christie|Walton\s+Centre|RVI|LGI|QMC)|Great\s+Ormond\s+Street|GOSH|Derriford|Treliske|Frimley\s+Park|Arrowe\s+Park|Wythenshawe|Stepping\s+Hill|Monklands|Raigmore|Yorkhill|Crosshouse|Altnagelvin|Craigavon|Northwick\s+Park|King['’]s\s+Mill|Bart['’]?s|Guy['’]s|St\s+Thomas['’]|Papworth)(?=[\s,.;]|$)(?!\s+(?:[Tt]rust|[Cc]ouncil|[Bb]orough))/g
const ROYAL =
  /\b[Tt]he\s+((?:Royal|Queen|King|Princess|Prince|Lady)\s+(?!College|Colleges|Society|Commission|Navy|Air|Marines|Mail|Assent|Institute|Family|Courts?|Borough|Free\s+and|Statistical|National)[A-Z][a-z]+)\b(?!\s+(?:Borough|Council|Foundation|Trust))/g
const HMP = /\b((?:HMP|HMYOI|HM\s+Prison|HMP\s?(?:&|and|\/)\s?YOI|YOI)\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)/g
const COURT =
  /\b([A-Z][a-z]+(?:-[A-Za-z]+)*(?:\s+(?:[A-Z][a-z]+|and|upon|on))*\s+(?:Crown|Family|County|Magistrates['’]?|Youth|Sheriff|Coroner['’]s|Combined|Juvenile)\s+Courts?)\b/g
const WORSHIP =
  /\b(?:gurdwara|mosque|church|temple|synagogue|chapel|mandir|meeting\s+house|Kingdom\s+Hall)\s+(?:on|in|at)\s+((?:St\.?\s+)?[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)/g
const TROOP = /\b(\d{1,3}(?:st|nd|rd|th)\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)\b/g
const REMANDED =
  /\b(?:remanded|recalled|sentenced|transferred|detained|imprisoned|readmitted|admitted)\s+(?:back\s+)?(?:to|at|in|from)\s+(?:the\s+)?([A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)\b(?!\s+(?:Council|County|Court|Borough|General|Hospital|Crown))/g
const PLACED =
  /\b(?:placed|placement|lived|living|stayed|resident|accommodated|moved)\s+(?:at|in|to|into)\s+(?:a\s+[a-z' ]+\s+)?((?:The\s+[A-Z][a-z]+s|(?:[A-Z][a-z]+\s+)+(?:House|Lodge|Court|Hall|Grange|Manor|View)))\b(?!\s+(?:Council|Hospital|School))/g
const HOSPITAL_CALLED_SO =
  /\b(?:hospital|surgery|clinic|practice|ward|unit)\s+(?:called|named|known\s+as),?\s+["“'‘]?((?:The\s+)?[A-Z][\w'’]+(?:\s+[A-Z][\w'’]+)*)/g

const kind = (rule: string, what: string, instead: string, ...patterns: RegExp[]): Disclosure => ({
  rule,
  when: /[A-Z]/,
  strictOnly: true,
  message: `Unexpected name of ${what} in \`text\`, expected ${instead}.`,
  hint: `Write ${instead}; a name leads to the place, and the place to the child.`,
  // Who published a source is known already.
  notIn: /^sources\.publisher/,
  find: text => named(text, matches(text, ...patterns)),
})

const schools = disclosureRule(
  kind(
    'disclosure-school',
    'a school or nursery',
    '"her primary school" or "a nursery"',
    new RegExp(`\\b${NAME}${KIND_OF_SCHOOL}${SCHOOL})(?![\\w-])(?!\\s+(?:of|for)\\s+[A-Z])`, 'g'),
    SAINT,
    WELSH,
    CALLED_SO,
  ),
)
const hospitals = disclosureRule(
  kind(
    'disclosure-hospital',
    'a hospital or surgery',
    '"a local hospital" or "the surgery"',
    new RegExp(`\\b${NAME}${HOSPITAL})(?![\\w-])`, 'g'),
    HOSPITAL_CALLED_SO,
    POSSESSIVE_HOSPITAL,
    KNOWN_HOSPITAL,
    ROYAL,
  ),
)
const placements = disclosureRule(
  kind(
    'disclosure-placement',
    'a prison, court, home or place where people meet',
    '"a prison", "a children\'s home" or "a church"',
    new RegExp(`\\b${NAME}${PLACEMENT})(?![\\w-])(?!\\s+of\\s+(?:Commons|Lords))`, 'g'),
    HMP,
    COURT,
    WORSHIP,
    TROOP,
    PLACED,
    REMANDED,
    HOME_CALLED_SO,
    AFTER,
  ),
)

/** Places that a child, a parent or a worker went to, by their names. */
export const institutions: Rule = file => [...schools(file), ...hospitals(file), ...placements(file)]
