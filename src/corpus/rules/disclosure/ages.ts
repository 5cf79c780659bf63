import { disclosureRule, matches } from '../../disclosure/disclosed.ts'
import { isStrict } from '../../disclosure/strictness.ts'

const SMALL =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen'
/** A number of years under 18, in figures or words. */
const YEARS = `(?:1[0-7]|[1-9]|${SMALL})`
const UNITS = `(?:\\d{1,3}|${SMALL}|eighteen|nineteen|twenty)`
const HALF = '(?:\\s+and\\s+a\\s+(?:half|quarter)|½|\\.5)?'
/** What is old and is no child. */
const NO_THING =
  '(?!\\s+(?:policy|policies|system|protocol|procedure|guidance|form|computer|database|building|agreement|record|report|recommendation|contract|plan|referral|practice|service|framework|strategy|legislation|law|statute|case file|file|document|data|car|dispute|partnership|unit|programme))'
/** Bands and spans are what is asked for. */
const NO_SPAN = `(?!\\s*(?:to|and|or|-|–|/)\\s*(?:\\d|${SMALL}\\b))(?!\\s+(?:and|or)\\s+(?:over|under|above|below|younger|older|more|less))(?!\\s+(?:per cent|%))`
const SUBJECT = '(?:he|she|they|who|child|boy|girl|baby|son|daughter|brother|sister|sibling|twins?)'

const AGE = new RegExp(
  [
    `(?<!\\b(?:between|aged|from)\\s+\\w+\\s+(?:and|to)\\s+|\\d\\s?[-–]\\s?|\\bto\\s+)\\b${YEARS}${HALF}[\\s-]+years?[\\s-]+old\\b${NO_THING}`,
    `\\b${UNITS}${HALF}[\\s-]+(?:month|week|day)s?[\\s-]+old\\b${NO_THING}`,
    `\\baged\\s+(?:just\\s+|only\\s+|about\\s+|around\\s+|nearly\\s+|almost\\s+)?${YEARS}\\b${HALF}${NO_SPAN}`,
    `\\baged\\s+(?:just\\s+|only\\s+|about\\s+|around\\s+)?${UNITS}\\s+(?:month|week|day)s?\\b`,
    `\\bat\\s+(?:the\\s+)?age\\s+(?:of\\s+)?(?:just\\s+|only\\s+)?${YEARS}\\b${NO_SPAN}`,
    `\\bage\\s+(?:1[0-7]|[1-9])\\b${NO_SPAN}`,
    `\\b(?:1[0-7]|[1-9])\\s?[-/]?\\s?(?:y\\s?/?\\s?o|yrs?[\\s-]+old|yrs)\\b`,
    `\\b(?:baby|infant|toddler|child|boy|girl)\\s+of\\s+(?:just\\s+|only\\s+)?${UNITS}(?:\\s+(?:year|month|week|day)s?)\\b`,
    `\\b${UNITS}\\s+(?:year|month|week|day)s?\\s+of\\s+age\\b(?!\\s+(?:and|or)\\s+(?:over|under))`,
    `\\b(?:his|her|their)\\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,2}(?:st|nd|rd|th))\\s+birthday\\b`,
  ].join('|'),
  'gi',
)
/** Ages that only the words around a number give away: looked for in what is written for the library. */
const AGE_BY_CONTEXT = new RegExp(
  [
    `\\b(?:would|should)\\s+(?:now\\s+)?(?:have\\s+been|have\\s+turned|be|turn)\\s+${YEARS}\\b(?=\\s+(?:in|this|next|on)\\b|[.,;])`,
    `\\b[Aa]t\\s+(?:just\\s+|only\\s+)?(?:${SMALL})\\b(?=,?\\s+(?:she|he|they)\\b)`,
    `\\b(?:two|three|four|five|six|seven|eight)-and-a-half-year-old\\b`,
    `(?<!\\b(?:between|aged|from)\\s+\\w+\\s+(?:and|to)\\s+|\\d\\s?[-–]\\s?|\\bto\\s+)\\b${UNITS}\\s+(?:days|weeks|months)['’]?\\s+old\\b`,
    `\\bwhen\\s+(?:he|she|they|the\\s+(?:baby|child|boy|girl))\\s+(?:was|were)\\s+(?:only\\s+|just\\s+|about\\s+)?${UNITS}\\s+(?:days|weeks|months|years)\\b`,
    `\\b(?:[Hh]e|[Ss]he|child|boy|girl|baby)\\s+was\\s+(?:only\\s+|just\\s+|then\\s+|about\\s+)?${UNITS}\\s+(?:days|weeks|months)\\b(?!\\s+(?:old|early|late|premature|into|in|without|behind|away))`,
    `\\bage:?\\s+(?:1[0-7]|[1-9])\\s*(?:years?|yrs?|months?|mths?|weeks?|wks?)\\b`,
    `\\b\\d{1,2}\\s?(?:mths?|wks?|m|w)[\\s/-]*o(?:ld)?\\b`,
    `\\b(?:boy|girl|child)\\s+of\\s+(?:just\\s+|only\\s+)?${YEARS}\\b${NO_SPAN}`,
    `\\b${UNITS}\\s+(?:years?|months?|weeks?)\\s+(?:and|,)\\s+${UNITS}\\s+(?:months?|weeks?|days?)(?:\\s+old)?\\b(?!\\s+(?:later|after|before|earlier))`,
    `\\b(?:his|her|their|a|the child[’']s|the boy[’']s|the girl[’']s|[A-Z][a-z]+[’']s)\\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|\\d{1,2}(?:st|nd|rd|th))\\s+birthday\\b`,
    `\\b(?:had\\s+(?:just\\s+|recently\\s+)?|about\\s+to\\s+|before\\s+(?:he|she)\\s+|after\\s+(?:he|she)\\s+|(?:he|she|child|boy|girl)\\s+(?:had\\s+)?)(turn(?:ed|ing|s)?\\s+${YEARS})\\b${NO_SPAN}`,
    `\\b(?:just|recently|nearly|almost|not yet|newly)\\s+(?:turned\\s+)?${YEARS}\\b(?=\\s*(?:[,.;]|when|and (?:had|was)|at the time))`,
    `\\b${SUBJECT}\\s+(?:was|were|is|,)\\s+(?:just\\s+|only\\s+|then\\s+|still\\s+|nearly\\s+|almost\\s+|about\\s+|barely\\s+|not\\s+yet\\s+)*${YEARS}${HALF}(?=\\s*(?:[,;.]|when|at the time|and\\s+(?:had|was|lived|in|at|could)|years\\s+old|and\\s+a\\s+half|$))`,
    `\\bwhen\\s+(?:[a-z]+\\s+){0,3}?(?:was|were)\\s+(?:just\\s+|only\\s+|about\\s+)?${YEARS}\\b(?!\\s+(?:of|per|children|weeks?|months?|days?|hours?|years?\\s+(?!old)|miles)\\b)`,
    `(?<!\\breviews?\\s+)\\bat\\s+(?:just\\s+|only\\s+)?${UNITS}\\s+(?:weeks|months)\\b(?!,?\\s+(?:the|a)\\s+(?:review|plan|progress))(?!\\s+(?:pregnan|gestation|into|later|after|before|for|of\\s+pregnancy|from))`,
    `\\b(?:boy|girl|child|son|daughter|brother|sister|baby|pupil|teenager)\\s*\\(\\s*(?:aged?\\s+)?(${YEARS}(?:\\s*(?:years?|yrs?|months?|weeks?|wks?|mths?|y|m))?)\\s*\\)`,
    `\\b(?:boy|girl|child|son|daughter|brother|sister|teenager),\\s+(?:then\\s+|just\\s+|only\\s+)?(${YEARS}),`,
    `\\bday\\s+(?:${SMALL}|\\d{1,2})\\s+of\\s+(?:his|her|the\\s+baby['’]s)\\s+life\\b`,
    `\\b(?:his|her|the\\s+baby['’]s)\\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\\s+(?:day|week|month)\\s+of\\s+life\\b`,
    `\\b(?:${SMALL}|\\d{1,2})\\s+(?:days|weeks|months)\\s+after\\s+(?:his|her|the\\s+baby['’]s)\\s+birth\\b`,
  ].join('|'),
  'gi',
)
const ADULT =
  '(?:[Mm]others?|[Ff]athers?|[Mm]um|[Dd]ad|[Pp]arents?|[Ss]tep-?(?:father|mother|dad|mum)|[Pp]artner|[Bb]oyfriend|[Gg]irlfriend|[Hh]usband|[Ww]ife|[Gg]rand(?:mother|father|ma|dad|parents?)|[Nn]an|[Aa]unt(?:ie)?|[Uu]ncle|[Cc]ousin|[Ll]odger|[Bb]abysitter|[Nn]eighbour|[Cc]hild|[Bb]oy|[Gg]irl|[Bb]aby|[Ss]ons?|[Dd]aughters?|[Ss]ibling|[Bb]rothers?|[Ss]isters?|[Hh]alf-(?:brother|sister)|[Tt]een(?:ager)?|[Yy]oungest|[Ee]ldest|[Oo]ldest|[Tt]win|[Nn]ephew|[Nn]iece|[Yy]oung (?:person|man|woman)|[Cc]arer|[Hh]e|[Ss]he)'
const TEENS_AND_UP = '(?:1[0-9]|[2-9][0-9])'
const SPELT_TENS =
  '(?:eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)'
const OLD = `(?:${TEENS_AND_UP}|${SPELT_TENS})`
/** Ages of those around a child, and short forms of notes: an exact age of a mother is as telling as that of a child. */
const AGE_OF_ANYBODY = new RegExp(
  [
    `\\b${OLD}[\\s-]+years?[\\s-]+old\\b${NO_THING}`,
    `\\b${ADULT}\\s*[(,–—-]\\s*(?:(?:then|now|who\\s+(?:was|is)|was|just|only|a)\\s+)*((?:aged?:?\\s+)?(?:\\d{1,2}|${YEARS}|${SPELT_TENS})(?:\\s?(?:years?|yrs?|yo|y|m|mths?|months?|wks?|weeks?|days?))?)(?=\\s*(?:[),;–—]|\\s-\\s|years?\\s+old|at\\s+the\\s+time|when\\b))`,
    `\\b${ADULT}(?:['’]s\\s+\\w+)?,?\\s+(?:who\\s+)?(?:was|were|is|are|had\\s+been|being|had\\s+turned|turned)\\s+(?:both\\s+|then\\s+|now\\s+|just\\s+|only\\s+|still\\s+|about\\s+|barely\\s+|nearly\\s+|almost\\s+)*((?:aged\\s+)?${OLD})(?=\\s*(?:[,;.]|when\\b|at\\s+the\\s+time|and\\b|years\\s+old|but\\b|$))`,
    `\\b${ADULT}[^.;]{0,40}?\\b(aged\\s+${OLD})\\b${NO_SPAN}(?<!\\bman\\s+aged\\s+${OLD})`,
    `\\b(?:[Aa]t|when|was|still|only|just|barely|nearly|both)\\s+(${OLD})\\b(?=,?\\s+(?:s?he\\b|when\\s+(?:s?he|they)|at\\s+the\\s+(?:time|birth)))`,
    `\\b(?:[1-9]|1[0-9]|[2-9][0-9])\\s?(?:yrs|yr|y\\.o\\.?|y/o|yo)\\b`,
    `\\b\\d{1,2}\\s?y(?:rs?|ears?)?,?\\s?\\d{1,2}\\s?m(?:ths?|onths?)?\\b`,
    `\\b(?:mother|father|parent|pregnant|married|widow|carer|home|school|care|work|drink|use\\w*|smok\\w*)\\s+at\\s+(?:just\\s+|only\\s+)?(${YEARS}|${OLD})\\b(?=\\s*(?:[.,;]|and\\b|after\\b|because\\b))`,
    `\\b(?:would|should)\\s+(?:now\\s+)?(?:have\\s+been|have\\s+turned|be|turn)\\s+(?:${YEARS}|${OLD})\\s+(?:that|the\\s+(?:next|following)|a)\\b`,
    `\\b${YEARS}\\s+and\\s+(?:a|one|three)[\\s-]+(?:halves|half|quarters?)\\b`,
    `\\b(?:rising|going\\s+on|getting\\s+on\\s+for)\\s+${YEARS}\\b(?=\\s*(?:[,.;]|and\\b|when\\b|at\\b))`,
    `\\b(?:was|is|were)\\s+(?:then|now|by\\s+then|at\\s+that\\s+time)\\s+${YEARS}\\b(?=\\s*[,.;])`,
    `\\b(?:[Hh]is|[Hh]er)\\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth)\\s+year\\b(?!\\s+(?:at|of|in|as|on))`,
    `\\b(?:[1-9]|1[0-9])\\s?/\\s?(?:12|52)\\s+(?:old|of\\s+age)\\b`,
    `\\b(?:${UNITS})\\s+(?:years?|yrs?)\\s+(?:and\\s+)?(?:${UNITS})\\s+(?:months?|mths?|weeks?)\\b(?!\\s+(?:later|after|before|earlier|in\\s+prison|sentence|imprisonment))`,
    `\\b(?:[Nn]ot\\s+(?:yet|quite)|[Bb]arely|[Nn]early|[Aa]lmost|[Jj]ust\\s+(?:over|under|turned|short\\s+of))\\s+(?:${YEARS}|${OLD})(?:\\s+years?)?(?:\\s+old)?(?=\\s*(?:[,.;]|when\\b|at\\s+the\\s+time|and\\s+(?:had|was|could|not)))`,
    `\\b(?:${UNITS})[\\s-]+(?:hour|day|week|month|year|wk|mth|yr)s?[\\s-]*old\\b${NO_THING}`,
    `\\b(?:child|boy|girl|son|daughter|brother|sister|baby|sibling|toddler|s?he)\\s+(?:was\\s+|is\\s+|had\\s+been\\s+)?(?:of\\s+)?(?:${YEARS})\\s+(?:and\\s+a\\s+half|going\\s+on)\\b`,
    `\\b(?:girl|boy|child|toddler|baby|daughter|son|lad)\\s+of\\s+(?:about\\s+|around\\s+|nearly\\s+)?(?:${YEARS})(?:\\s+and\\s+a\\s+half)?\\b${NO_SPAN}(?!\\s+(?:the|these|his|her|parents))`,
    `\\b(?:he|she|child|boy|girl|baby)\\s+(?:had\\s+)?(?:reached|celebrated|approached|passed|approaching|reaching)\\s+(?:the\\s+age\\s+of\\s+)?(?:${YEARS}|(?:his|her)\\s+\\w+\\s+birthday)\\b`,
  ].join('|'),
  'g',
)
/** The year of school that one child is in; what is said of all pupils of a year stands. */
const SCHOOL_YEAR = new RegExp(
  [
    `(?<!\\b(?:[Pp]upils|[Cc]hildren|[Ss]tudents|[Gg]irls|[Bb]oys|[Tt]hose|[Aa]ll|[Cc]lasses|[Yy]oung people|[Ee]veryone|[Ss]essions|[Ll]essons)\\s+(?:[a-z]+\\s+){0,2})\\b(?:in|entered|started|repeating|repeated|into|of)\\s+(Year\\s+(?:1[0-3]|[1-9]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven)|year\\s+(?:${SMALL}|1[0-3]|[1-9])\\s+at\\s+school)\\b(?!\\s+of\\b)(?!\\s+(?:pupils|children|students|classes|and\\s+(?:\\d|[Yy]ear)))`,
    `\\b([Yy]ear[\\s-](?:1[0-3]|[1-9]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven)\\s+(?:pupil|boy|girl|child|student|class|form|teacher|tutor|learner))\\b`,
    `\\b(?:[Hh]is|[Hh]er|[Ii]n|the\\s+child['’]s)\\s+(?:the\\s+)?((?:[Rr]eception|Nursery|Primary\\s+[1-7]|P[1-7])\\s+(?:class|teacher|year))\\b`,
    `\\b(?:[Hh]e|[Ss]he|[Tt]he\\s+(?:child|boy|girl))\\s+(?:was|had\\s+been|had\\s+started|started|began|joined)\\s+(?:in\\s+)?(Reception|Primary\\s+[1-7]|P[1-7]|S[1-6])\\b`,
  ].join('|'),
  'g',
)

/** An exact age, with a place and a year, points at one child; a band does not. Spans of ages are left alone. */
export const ages = disclosureRule({
  rule: 'disclosure-age',
  when: /\b(?:would|should|at |rising|going on|quarters?|half|old|aged?|turn(?:ed|ing|s)?|birth(?:day)?|year|month|week|reception|primary|P[1-7]|S[1-6]|when|just|nearly|almost|barely|(?:baby|infant|toddler|child|boy|girl|son|daughter|brother|sister|teenager|pupil)[\s,(]|(?:he|she) was)|\d\s?(?:y|m|w)|mother|father|mum|dad|partner|parent|boyfriend|both|not quite|short of|\d\/(?:12|52)|s?he |[(,] ?\d/i,
  message: 'Unexpected exact age of a child in `text`, expected a band of ages.',
  hint: 'Write "a baby", "a child of primary school age", "a teenager".',
  find: (text, file) =>
    matches(text, AGE, ...(isStrict(file) ? [AGE_BY_CONTEXT, AGE_OF_ANYBODY, SCHOOL_YEAR] : [])),
})
