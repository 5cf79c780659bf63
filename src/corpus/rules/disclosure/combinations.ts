import { disclosureRule, matches } from '../../disclosure/disclosed.ts'
import { isStrict } from '../../disclosure/strictness.ts'
import type { CheckedFile, Rule } from '../rule.ts'

const CONDITION =
  "(?:cystic fibrosis|sickle[- ]cell(?: disease| anaemia)?|muscular dystrophy|brittle bones?(?: disease)?|osteogenesis imperfecta|haemophilia|(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:['’]s)?\\s+(?:syndrome|disease))|phenylketonuria|spina bifida|achondroplasia|dwarfism|albinism|epidermolysis bullosa|leukaemia|cerebral palsy|Huntington['’]s(?: disease)?|neurofibromatosis|tuberous sclerosis|hydrocephalus|microcephaly|cleft (?:lip|palate)(?: and palate)?|rare (?:genetic |metabolic |inherited |blood |skin |bone |heart |congenital |chromosomal |neurological |medical )?(?:condition|disorder|disease|syndrome)|deaf-?blind|tracheostomy|kidney transplant|liver transplant|heart transplant|colostomy|type 1 diabetes|biliary atresia|chromosom\\w+ (?:deletion|disorder)|mitochondrial \\w+|maple syrup urine disease|[a-z]+ urine disease|[a-z]+ storage (?:disease|disorder)|metabolic disorder|gastrostomy)"
const NATION =
  '(?:Albanian|Afghan|Angolan|Armenian|Bolivian|Brazilian|Bulgarian|Burmese|Cambodian|Cameroonian|Chechen|Chilean|Colombian|Congolese|Croatian|Cuban|Czech|Ecuadorian|Egyptian|Eritrean|Estonian|Ethiopian|Fijian|Filipino|Finnish|Gambian|Georgian|Ghanaian|Greek|Hungarian|Icelandic|Iranian|Iraqi|Ivorian|Jamaican|Japanese|Kazakh|Kenyan|Korean|Kosovan|Kurdish|Latvian|Lebanese|Liberian|Libyan|Lithuanian|Malaysian|Maltese|Mauritian|Moldovan|Mongolian|Moroccan|Nepalese|Nepali|Nigerian|Norwegian|Peruvian|Polish|Portuguese|Romanian|Russian|Rwandan|Serbian|Sierra Leonean|Slovak|Slovakian|Somali|Sri Lankan|Sudanese|Swedish|Syrian|Tamil|Tanzanian|Thai|Tibetan|Tongan|Tunisian|Turkish|Ugandan|Ukrainian|Uzbek|Venezuelan|Vietnamese|Yemeni|Zambian|Zimbabwean)'
const FAITH =
  "(?:Jehovah['’]s Witness(?:es)?|Plymouth Brethren|Exclusive Brethren|Seventh-?[Dd]ay Adventists?|Mormons?|Latter-?[Dd]ay Saints?|Amish|Hare Krishna|Scientolog(?:y|ists?)|Zoroastrian|Bah[aá]['’]í|Jains?|Rastafarians?|Christadelphians?|Ahmadi(?:yya)?|Yazidis?|Coptic|Haredi|Charedi|Hasidic|Mennonite|Quakers?|Druze|pagan)"
const OCCUPATION =
  '(?:soldier|sailor|submariner|marine|vicar|rabbi|imam|priest|pastor|minister of religion|police officer|firefighter|prison officer|teacher|head ?teacher|teaching assistant|doctor|GP|nurse|midwife|paediatrician|surgeon|dentist|vet|solicitor|barrister|judge|magistrate|councillor|MP|footballer|jockey|trawlerman|fisherman|lighthouse keeper|gamekeeper|farmer|shepherd|pilot|(?:village |local )?policeman|policewoman|circus performer|publican|undertaker|funeral director|social worker|foster carer|lorry driver|taxi driver|bus driver|train driver|postman|postmistress|ice[- ]cream (?:man|seller)|shopkeeper|mayor|professional [a-z]+|musician|actor|actress|journalist|lifeboatman|RAF [a-z]+|army (?:officer|chef|medic|chaplain)|naval officer|showman|fairground worker|butcher|baker|blacksmith|beekeeper|ferryman|lobsterman|tattooist|radio presenter|television presenter|boxer|tattoo artist|veterinary surgeon|organist|farrier|crofter|fisherwoman|fish farmer|diver|miner|quarryman|bell-?ringer|verger|curate|deacon|bishop|nun|monk|chaplain|cantor|muezzin|missionary|diplomat|ambassador|consul|peer|sheriff|coroner|bailiff|locksmith|stonemason|thatcher|falconer|gamekeeper|huntsman|trainer|stuntman|acrobat|clown|magician|dancer|ballet dancer|opera singer|singer|DJ|author|novelist|poet|painter|sculptor|potter|weaver|cheesemaker|brewer|distiller|vintner|florist|jeweller|watchmaker|cobbler|tailor|saddler|boatbuilder|shipwright|harbour ?master|coxswain|coastguard|lifeguard|ranger|warden|astronomer|physicist|professor|lecturer|scientist|astronaut|engineer on [a-z ]+|oil rig worker|rig worker|offshore worker|air traffic controller|steward|stewardess|paramedic|ambulance (?:driver|technician)|optician|chiropractor|acupuncturist|herbalist|embalmer|gravedigger|crematorium [a-z]+|zookeeper|wrestler|rugby player|cricketer|golfer|snooker player|darts player|cyclist|athlete|skier|racing driver|model|influencer|town crier|piper|bagpiper|harpist|puppeteer|mystic|healer|spiritualist|medium|exorcist|\\w+ pilot|\\w+ keeper|\\w+maker)'
const PERSON =
  '(?:mother|father|mum|dad|parents?|family|couple|child|boy|girl|baby|stepfather|stepmother|grandmother|grandfather|grandparents|partner|brother|sister|siblings?|teenager|uncle|aunt|household)'

const RARE = [
  new RegExp(
    `\\b(?:[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|[Pp]arents?|family|child|boy|girl|partner|couple|grand\\w+),?\\s+(?:(?:who\\s+)?(?:was|is|were|spoke|speaks)\\s+)?(?:only\\s+)?(?:an?|the)\\s+([A-Z][a-z]+[\\s-](?:speakers?|refugees?|nationals?|asylum\\s+seekers?))\\b`,
    'g',
  ),
  new RegExp(
    `\\b${PERSON}(?:['’]s)?,?\\s+(?:who\\s+)?(?:(?:was|were|is|are|had|have|both)\\s+)*(?:originally\\s+from|born\\s+in|come\\s+from|came\\s+from|arrived\\s+from|fled(?:\\s+from)?)\\s+(?!England|Scotland|Wales|Northern|Britain|London|Ireland)([A-Z][a-z]+)\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|stepfather|stepmother|partner|grandfather|grandmother|uncle|aunt)\\s+(?:was|is|had\\s+been|worked\\s+as)\\s+((?:the|an?)\\s+(?:well-known\\s+)?(?:village|island|parish|only|town)\\s+[a-z]+)\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:with|had|has|have|having|from|of|for|by|his|her|their|diagnosed with|diagnosis of|treatment for|lived with|born with|a|and)\\s+(?:a\\s+|an\\s+|severe\\s+|the\\s+)*(${CONDITION})`,
    'g',
  ),
  new RegExp(
    `\\b((?:only|sole|single|one)\\s+(?:[A-Z][a-z]+(?:[- ](?:speaking|born))?|Black|deaf|blind|disabled|Muslim|Jewish|Traveller|Roma|mixed-race)(?:[- ](?:speaking|born))?\\s+(?:${PERSON}|pupil|residents?)|(?:only|sole)\\s+(?:wheelchair\\s+user|deaf\\s+\\w+|blind\\s+\\w+|child\\s+of\\s+\\w+)|one\\s+of\\s+(?:only\\s+)?(?:two|three|four|a\\s+few|a\\s+handful\\s+of)\\s+[A-Z][a-z]+\\s+(?:families|children|households|pupils))\\b`,
    'g',
  ),
  new RegExp(
    `\\b${PERSON}(?:,?\\s+(?:who\\s+)?(?:is|was|were|are|had been|came|had come|had moved|originally|arrived|both|all|also|being)){1,4}\\s+(?:from\\s+[A-Z][a-z]+,?\\s+)?(?:a\\s+|an\\s+|devout\\s+|practising\\s+|originally\\s+|members? of the\\s+|members? of a\\s+)*(${NATION}|${FAITH})\\b(?!\\s+(?:interpreter|speaking staff))`,
    'g',
  ),
  new RegExp(
    `\\b(?:[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|stepfather|stepmother|partner|grandfather|grandmother|uncle|aunt|parents?)(?:['’]s)?,?\\s+(?:who\\s+)?(?:(?:is|was|were|had\\s+been|had\\s+worked|worked|works|served|both)\\s+)*(?:as\\s+)?(?:(?:an?|the|local|village|${NATION}|only|serving|retired|former|trainee|well-known|island['’]s|town['’]s|village['’]s|in the)\\s+)+(?:[a-z-]+\\s+){0,3}?(${OCCUPATION})s?\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|stepfather|stepmother|partner|grandfather|grandmother|uncle|aunt|parents?|[Hh]e|[Ss]he)\\s+(?:worked|was\\s+employed|was\\s+known\\s+locally|trained|served|ran|had\\s+worked|works)\\s+(?:as\\s+)?(?:a|an|the)\\s+(?:[a-z-]+\\s+){0,3}?(${OCCUPATION})s?\\b`,
    'g',
  ),
  new RegExp(
    `\\bwhere\\s+(?:the\\s+|his\\s+|her\\s+)?(?:mother|father|parents?|stepfather|partner|grandfather|grandmother)\\s+(?:was|were|worked|is|ran|kept|had)\\s+(?:as\\s+)?(?:the\\s+|an?\\s+)((?:[a-z-]+\\s+){0,3}?(?:${OCCUPATION}|shop|pub|farm|post office|chip shop|lighthouse|garage|bakery|restaurant|takeaway|hotel|bar|butcher[’']s|surgery))\\b`,
    'g',
  ),
  new RegExp(
    `\\b((?:only|sole|first|one)\\s+(?:[a-z-]+\\s+){0,4}?(?:[A-Z][a-z]+[\\s-])?(?:[a-z-]+\\s+){0,3}?(?:family|household|child|children|pupil|patient|resident|person|case|couple|mother|father|baby|boy|girl)(?:\\s+(?:[a-z-]+\\s+){0,4}?(?:in|on|at)\\s+(?:the|her|his|that|this)\\s+(?:whole\\s+|entire\\s+)?(?:village|town|school|island|county|city|parish|estate|area|region|country|community|valley|year\\s+group|class)))\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:one\\s+of\\s+(?:only\\s+|just\\s+)?(?:${'two|three|four|five|six|seven|eight|nine|ten|a\\\\s+dozen|a\\\\s+handful'})\\s+(?:[a-z]+\\s+){0,2}?(?:people|children|families|cases|patients|households|babies)\\s+(?:in|with|on)\\s+)`,
    'g',
  ),
  new RegExp(
    `\\b(?!(?:an|leuk|hypoglyc|septic|sickl)aemia)[a-z]{3,}(?:uria|plasia|dystrophy|philia\\s+[AB]|cystinosis|thalassaemia|lipidosis|mucopolysaccharidosis|ichthyosis|dysostosis|synostosis|atresia|schisis|encephaly)\\b`,
    'g',
  ),
  new RegExp(
    `\\b((?:only|sole|single|first|last|few|handful\\s+of|two|three)\\s+(?:[a-z-]+\\s+){0,2}?(?:[A-Z][\\w-]+[\\s-])?(?:speak(?:ers?|ing)|believers|worshippers|members|refugees|Travellers|converts|followers|adherents|wheelchair\\s+users?|sign(?:er|ers|ing)|triplets|quadruplets|twins|amputees?|blind\\s+\\w+|deaf\\s+\\w+|[A-Z][a-z]+(?:ese|ish|ian|ean|an|i|s))\\b[^.;]{0,30}?\\b(?:in|on|at|of|for)\\s+(?:the|an?|her|his|their|that|this)\\s+(?:[a-z-]+\\s+){0,2}?(?:island|village|town|school|valley|parish|county|city|estate|area|region|district|hamlet|street|class|congregation|country|glen))`,
    'g',
  ),
  /\b(?:[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|[Pp]arents|family|couple|child|boy|girl|partner|grand\w+|[Hh]e|[Ss]he|[Tt]hey)\s+(?:was|were|is|are)\s+((?:among\s+|one\s+of\s+)(?:the\s+)?(?:only\s+|just\s+|first\s+)?(?:two|three|four|five|six|few|a\s+few|a\s+handful\s+of|first)\s+[^.;,]{3,40}?\b(?:in|on|at)\s+(?:the|an?|that|this)\b)/g,
  /\b((?:fatal|familial|maple\s+syrup|hereditary|congenital|inherited)\s+(?:[a-z]+\s+){0,3}?(?:insomnia|disease|hyperplasia|fever|ataxia|neuropathy|blindness|deafness|myopathy|anaemia|angioedema|epilepsy))\b/g,
  /\b((?:motor\s+neurone\s+disease|locked-in\s+syndrome|narcolepsy|porphyria|galactosaemia|leprosy|lupus|progeria|ichthyosis|xeroderma\s+\w+|ataxia|scleroderma|myasthenia\s+gravis|multiple\s+system\s+atrophy|cystinuria|lissencephaly|aniridia|acromegaly|conjoined\s+twins?|triplets|quadruplets|quintuplets))\b/g,
  /\b(?:[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|partner|parents?|step-?(?:mother|father)|grand(?:mother|father))(?:['’]s)?,?\s+(?:who\s+)?(?:had\s+)?(?:was|is|were|worked|works|served|trained|been|employed|worked\s+part-time|job\s+was)\s+(?:as\s+)?((?:an?|the|one\s+of\s+the)\s+(?:[a-z-]+\s+){0,4}?(?:on|in|at|for|of)\s+(?:the|an?)\s+(?:[a-z-]+\s+){0,3}?(?:village|island|harbour|lighthouse|cathedral|abbey|castle|circus|zoo|oil\s+rig|fishing\s+fleet|small\s+town|hamlet|parish|glen|valley|lifeboat|ferry|dam|quarry|mine|observatory|submarine|distillery))\b/g,
]

const cues = disclosureRule({
  rule: 'disclosure-combination',
  when: /[A-Z]|twins|triplet|fatal|familial|only|sole|syndrome|disease|disorder|condition|fibrosis|palsy|cell|diabetes|transplant|bifida|uria|plasia|dystrophy|osis|atresia|encephaly|one|father|mother|partner|parent/,
  strictOnly: true,
  message: '',
  hint: 'Leave it out where no finding rests on it, or say less of the place, the age or the year.',
  find: text => matches(text, ...RARE),
})

/**
 * What is rare about a family, where the record also says place, time and what happened: each alone hides a family
 * among many, all together leave one. Says what combines.
 */
export const combinations: Rule = file => {
  const others = isStrict(file) ? combined(file) : []
  // A trait alone is a trait of many.
  if (others.length < 2) return []
  return cues(file).map(problem => ({
    ...problem,
    message: `Unexpected rare trait in \`text\`, which combines with ${others.map(field => `\`${field}\``).join(', ')}; expected nothing that only one family fits.`,
  }))
}

const COMBINING = ['area', 'age-band', 'outcome', 'harm-type', 'period', 'published'] as const

function combined({ frontMatter }: CheckedFile): string[] {
  const fields = (frontMatter?.fields ?? {}) as Record<string, unknown>
  return COMBINING.filter(key => {
    const value = fields[key]
    if (value === undefined || value === 'withheld') return false
    return !Array.isArray(value) || value.some(({ term }: { term: string }) => !/^not-/.test(term))
  })
}
