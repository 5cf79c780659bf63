import { disclosureRule, matches } from '../../disclosure/disclosed.ts'
import { beginsLikePostcode } from '../../disclosure/uk-numbers.ts'
import { mayBeName } from '../../disclosure/words.ts'
import { unlistedPlaces } from '../../disclosure/unlisted-places.ts'
import { STREETS_BY_KIND } from '../../disclosure/streets-of-wales.ts'
import { senseOf } from '../../disclosure/word-lists.ts'
import type { Rule } from '../rule.ts'

/** Full UK postcodes, in the form that Royal Mail publishes: outward code, space or none, inward code. */
const POSTCODE =
  /\b(?:[A-PR-UWYZ][A-HK-Y]?\d[A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]?\d\d|GIR|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY])[ -]?\d[ABD-HJLNP-UW-Z]{2}\b/gi
const OUT = '[A-PR-UWYZ](?:[A-HK-Y]\\d[ABEHMNPRVWXY]?|[A-HK-Y]?\\d\\d|\\d[A-HJKPSTUW]?)'
/** The first half of a postcode, where the words around it say that it is one. */
const OUTWARD = new RegExp(
  [
    `\\b(?:post\\s?codes?|postal\\s+(?:district|area|code))\\b[^.;]{0,30}?\\b(${OUT})\\b`,
    `\\b(${OUT})\\s+(?:area|post\\s?code|postal|district|estate|part\\s+of)\\b`,
    `\\b(?:liv(?:ed|es|ing)|home|house|flat|address|placed|resid\\w+|moved|tenancy|property|housed|family)\\s+(?:was\\s+)?(?:in|at|from|to|near|around)\\s+(?:the\\s+)?(${OUT})\\b`,
  ].join('|'),
  'g',
)
const KIND =
  '(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Crescent|Cres|Court|Gardens|Gdns|Terrace|Place|Way|Grove|Walk|Row|Hill|Mews|Square|Sq|Park|View|Green|Rise|Parade|Wynd|Vale|Gate|Quay|Heights|House|Buildings|Tower|Towers|Point|Villas|Cottages|Fields|Broadway|Loan|Brae|Bank|Croft|Yard|Path|Circus)'
const NUMBER = '(?:\\d{1,4}[A-Za-z]?|(?:[Nn]umber|[Nn]o\\.?)\\s+(?:\\d{1,4}[A-Za-z]?|[a-z]+(?:-[a-z]+)?))'
const NAME = "[A-Z][\\w'’]+(?:[-\\s]+(?:[A-Z][\\w'’]+|of|the)){0,3}?"
const ADDRESS = new RegExp(
  [
    `\\b${NUMBER},?\\s+(?:The\\s+)?${NAME}\\s+${KIND}\\b`,
    `\\b${NUMBER},?\\s+(?:The\\s+[A-Z][a-z]+|Broadway|High\\s+Street)\\b(?!\\s+(?:Hospital|Committee))`,
    '\\b[Rr]oom\\s+(?:\\d{1,4}[A-Za-z]?|[a-z]+)\\s+(?:of|at|in)\\s+(?:the\\s+)?[A-Z][a-z]+',
    '\\b(?:[Ff]lat|[Aa]partment|[Aa]pt|[Bb]edsit)\\.?\\s+(?:\\d{1,4}[A-Za-z]?|[A-Z]\\d{0,2})\\b',
  ].join('|'),
  'g',
)
/** Whatever has the form of a postcode, given out or not; in small letters a time or an ordinal has it too. */
const FORM_OF_POSTCODE =
  /(?<![\w.-])(?:[A-Z]{1,2}\d[A-Z\d]?(?:\s{0,2}|[-.])\d[A-Z]{2}|[a-z]{1,2}\d[a-z\d]?\s{0,2}\d(?!am|pm|st|nd|rd|th|kg|mg|ml|cm|mm|km|hr|yr)[a-z]{2})(?![\w-])/g
/** A street or a house without a number, where somebody is said to live there. */
const STREET_OF_HOME = new RegExp(
  `\\b(?:liv(?:ed|es|ing)|home|house|flat|address|moved|resid\\w+|stay(?:ed|ing)|tenancy|property|bungalow|maisonette|block|caravan|housed|placed|round\\s+the\\s+corner|neighbours?)\\b[^.;]{0,30}?\\b(?:in|at|on|of|to|from|off|was|is|into|,|called|:)\\s+(?:the\\s+)?((?:The\\s+)?${NAME}\\s+(?:${KIND}|Cottage|Farm|Lodge|Barn|Manor|Bungalow))\\b(?!\\s+(?:Hospital|School|Police|Station|Surgery|Primary|Nursery|Council|Trust))`,
  'g',
)
/** A house, a ward, a village: too few people live there for it to hide one. */
const PLACE = new RegExp(
  [
    `\\b(?:town|port|harbour|resort|glen|valley|peninsula|district|neighbourhood|area|quarter|settlement|township|croft|village|hamlet|ward|parish|suburb|neighbourhood|market\\s+town|small\\s+town|seaside\\s+town|coastal\\s+town|seaside\\s+village|housing\\s+estate|council\\s+estate|estate|caravan\\s+park|travellers[’']?\\s+site|island|fishing\\s+village|mining\\s+village|council\\s+ward|electoral\\s+ward|community)\\s+(?:of|called|named|known\\s+as)\\s+((?:The\\s+)?[A-Z][a-z'’]+(?:[\\s-](?:[A-Z][a-z'’]+|on|le|under|upon|by|in|the|of)){0,4})`,
    `\\b((?:[A-Z][a-z'’]+[\\s-]){1,3}(?:[Ee]state|[Cc]aravan\\s+[Pp]ark|[Tt]raveller\\s+[Ss]ite|council\\s+ward|electoral\\s+ward))\\b`,
    `\\b(?:in|of|from|the)\\s+((?:[A-Z][a-z'’]+[\\s-]){1,3}[Ww]ard)\\b(?!\\s+round)`,
    `\\b(?:in|of|near|outside)\\s+([A-Z][a-z'’]+(?:-[A-Za-z]+)*(?:\\s[A-Z][a-z]+)?),\\s+a\\s+(?:small\\s+|tiny\\s+|remote\\s+|rural\\s+|coastal\\s+)*(?:village|hamlet|town|island|estate)\\b`,
  ].join('|'),
  'g',
)

const postcodes = disclosureRule({
  rule: 'disclosure-postcode',
  when: /\d[A-Za-z]{2}/,
  inAddresses: true,
  message: 'Unexpected postcode in `text`, expected the area at most.',
  hint: 'Take it out: a postcode is a handful of homes.',
  find: text => matches(text, POSTCODE).filter(({ met }) => /\d(?!am|pm|st|nd|rd|th)..$/.test(met)),
})

const postcodeForms = disclosureRule({
  rule: 'disclosure-postcode',
  when: /\d[A-Za-z]{2}/,
  strictOnly: true,
  message: 'Unexpected postcode in `text`, expected the area at most.',
  hint: 'Take it out: a postcode is a handful of homes.',
  find: text => matches(text, FORM_OF_POSTCODE),
})

const outwardCodes = disclosureRule({
  rule: 'disclosure-postcode',
  when: /[A-Z]\d/,
  strictOnly: true,
  message: 'Unexpected postcode in `text`, expected the area at most.',
  hint: 'Take it out: half a postcode with an age is a handful of children.',
  find: text => matches(text, OUTWARD).filter(({ met }) => beginsLikePostcode(met)),
})

const homes = disclosureRule({
  rule: 'disclosure-address',
  when: /\d[A-Za-z]?,?\s+[A-Z]|\b[Rr]oom\s|\b(?:[Ff]lat|[Aa]partment|[Aa]pt|[Bb]edsit)\b|\b(?:[Nn]umber|[Nn]o\.?)\s+[a-z\d-]+,?\s+[A-Z]/,
  message: 'Unexpected address in `text`, expected the area at most.',
  hint: 'Take it out; write "the family home".',
  notIn: /^sources/,
  find: text => matches(text, ADDRESS),
})

const streets = disclosureRule({
  rule: 'disclosure-address',
  when: /[A-Z]/,
  strictOnly: true,
  message: 'Unexpected address in `text`, expected the area at most.',
  hint: 'Take it out; write "the family home".',
  find: text => matches(text, STREET_OF_HOME, STREETS_BY_KIND),
})

const places = disclosureRule({
  rule: 'disclosure-place',
  when: /[Ee]state|[Ww]ard\b|village|hamlet|parish|suburb|neighbourhood|town|[Pp]ark|[Ss]ite|island|community|port|resort|glen|valley|peninsula|district|area|quarter|settlement/,
  strictOnly: true,
  message: 'Unexpected small place in `text`, expected the area of a council or board.',
  hint: 'Write the area or the region; few families live in a village or a ward.',
  find: text =>
    matches(text, PLACE).filter(({ met }) =>
      met
        .split(/[\s-]/)
        .some(
          word =>
            /^[A-Z]/.test(word) &&
            !/^(?:Estate|Ward|Park|Site|Caravan|Traveller)$/i.test(word) &&
            mayBeName(word) &&
            !senseOf(word).isPublic,
        ),
    ),
})

/** Places that only their being unknown gives away: looked for last, since a school or a person has names too. */
export const otherPlaces = disclosureRule({
  rule: 'disclosure-place',
  when: /\b(?:in|at|near|outside|around|from|to|on)\s+(?:the\s+)?\p{Lu}/u,
  strictOnly: true,
  message: 'Unexpected small place in `text`, expected the area of a council or board.',
  hint: 'Write the area or the region; few families live in a village or a ward.',
  find: unlistedPlaces,
})

/** Where somebody lives. */
export const addresses: Rule = file => [
  ...postcodes(file),
  ...postcodeForms(file),
  ...outwardCodes(file),
  ...homes(file),
  ...streets(file),
  ...places(file),
]
