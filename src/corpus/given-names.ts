import { createRequire } from 'node:module'

type Lexicon = Record<string, string | string[]>

/** Names given to children in the United Kingdom that the lexicon lacks. */
const MORE = `khyra agnieszka callum oluwaseun chidi ngozi tariq imran priya anjali raj harpreet gurpreet katarzyna
  malgorzata ioana jade ebony lexi poppy mason lewis leo finley rhys sian bronwen eilidh mhairi catriona aoife saoirse
  hodan abdi kwame kofi blessing precious destiny nevaeh summer kian keiran declan lee dean demi kayden jayden
  kaiden aiden hayden cayden zayn zain haris hamza bilal usman umar faisal nadeem nasreen shazia rukhsana parveen
  saima sadia sana hina rabia zainab khadija khadijah maryam mariam halima sumaya hafsa ayesha aisha ayaan aarav arjun rohan
  vikram sunil anil deepak sanjay manjit jaswinder kulwinder balwinder sukhdeep simran navdeep jasmeet kiran
  pooja neha meera divya lakshmi arun ravi suresh ramesh mukesh thanh nguyen mei ling xiu wei jing yan
  oluwatobi oluwadamilola temitope ayodele adebayo folasade funmilayo chinedu chukwuemeka emeka obinna ifeoma
  chiamaka adaeze amaka nneka uche tunde segun femi kunle yetunde bukola abena akosua adwoa yaw kwabena kojo
  mamadou fatoumata aminata ibrahima ousmane tendai tafadzwa farai rudo chipo nyasha tinashe kudzai thabo sipho
  zanele tomasz krzysztof grzegorz wojciech lukasz mateusz jakub zuzanna malwina bozena jolanta dorota ewelina
  mihai ionut florin bogdan cosmin razvan gheorghe nicoleta mihaela simona liliana elena vasile radu
  besart arben blerim ardit shpresa mindaugas vytautas ruta egle dainius laszlo zoltan istvan agnes miklos
  siobhan sinead grainne niamh roisin caoimhe orla oisin cormac eoin padraig diarmuid fionn ciara clodagh aisling
  hamish fergus lachlan struan ruaridh ruairi calum euan ewan kirsty morag mairi isla iona shona
  angharad cerys ffion carys seren mali megan nia eleri dafydd gethin iestyn ieuan osian macsen dylan tomos
  ellie-mae lily-may lilly ellie millie tilly lottie evie elsie maisie macey gracie alfie archie freddie teddy ronnie
  reggie albie bobby tommy billy frankie charlie harley riley rowan reece kane kye zac zack corey kieron jordon
  shanice chantelle shaniqua tanisha keisha latoya chanel kayleigh kyleigh hayleigh shanelle leanne ceri
  leyla elif mehmet emre yusuf mustafa ozan deniz berkay azra nilufar farzana shabnam parwin zahra reza hossein
  mohsen ali hassan hussain hussein mohamed muhammad mohammad ahmed ahmad abdul abdullah abdulrahman omar khalid
  warsame ayan ifrah sahra farah fadumo nimco liban abdirahman teodora andrzej pawel marek zofia hania lena
  shaz baz gaz daz kaz jez dez bex becs kel tash stace trace jase chez loz lozza gazza bazza dazza kezza
  wiktoria oliwia kacper filip szymon milosz`

let names: Set<string> | undefined

/**
 * Whether a word is a given name, by the lexicon of the language library compromise (about 3,200 names) and by names
 * in use here that it lacks.
 * The library is read on the first question only: it takes a third of a second, and most commands never ask.
 */
export function isGivenName(word: string): boolean {
  names ??= loadNames()
  return names.has(word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
}

function loadNames(): Set<string> {
  const compromise = createRequire(import.meta.url)('compromise/two') as {
    model: () => { one: { lexicon: Lexicon } }
  }
  const known = Object.entries(compromise.model().one.lexicon)
    .filter(([, tags]) => [tags].flat().some(tag => /^(?:First|Male|Female)Name$/.test(tag)))
    .map(([name]) => name)
  return new Set([...known, ...MORE.split(/\s+/)])
}
