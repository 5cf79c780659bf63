/** Words of relation and place in a family: what stands before or behind them in the case is a name. */
export const KIN =
  'mother|father|mum|mam|dad|parents?|stepmother|stepfather|step-?mother|step-?father|grandmother|grandfather|grandparents?|grandma|grandad|nan|aunt|auntie|uncle|cousin|brothers?|sisters?|half-brother|half-sister|siblings?|twin|partner|boyfriend|girlfriend|husband|wife|carer|son|daughter|baby'

/** What professionals are called where they are named. */
export const WORKER =
  'worker|caseworker|tutor|therapist|counsellor|advocate|landlord|landlady|lodger|babysitter|dentist|social worker|health visitor|midwife|head ?teacher|headmaster|headmistress|deputy head|teacher|teaching assistant|school nurse|nurse|doctor|GP|paediatrician|consultant|registrar|psychiatrist|police officer|officer|constable|sergeant|inspector|detective|support worker|family worker|key worker|keyworker|youth worker|probation officer|foster carers?|childminder|team manager|manager|practitioner|neighbour|coach|priest|vicar|imam|solicitor'

/** Capitalised words that are no names of people or places, in small letters. */
export const NO_NAMES = new Set(
  `a an the this that these those his her their its our my your no not on in at of and or but for from to by with as if
  when while after before since until during although because however then there here once both each every all some
  any most many several few one two three four five six seven eight nine ten nobody somebody everyone everybody
  anyone who what which how why where it he she they we you i had was were is are has have did does do will would
  could may might must can neither either such other another only also even still yet later earlier next last first
  second third january february march april may june july august september october november december monday tuesday
  wednesday thursday friday saturday sunday christmas easter summer spring autumn winter
  child children childrens mother father mum mam mummy dad daddy mam baby sibling siblings brother sister parent
  parents grandmother grandfather grandparents nan aunt uncle cousin partner stepfather stepmother family families
  adult adults person people boy girl boys girls toddler infant young youth student pupil patient professional
  local national regional area district county city town borough council authority authorities board boards
  partnership safeguarding social work worker workers care carers carer early help services service health education
  police probation housing court family high crown magistrates county supreme school schools nursery hospital
  community public private independent special specialist general university college trust foundation nhs
  department ministry government parliament minister secretary state england wales scotland ireland northern britain
  united kingdom european union welsh scottish irish english british working together act acts section part schedule
  schedules article chapter paragraph recommendation recommendations finding findings episode page table figure
  annex appendix review reviews report reports inquiry enquiry serious case practice learning rapid domestic homicide
  marac mash mappa lado cafcass camhs ofsted hmic hmicfrs cqc gp sen ehcp level stage phase step tier group category
  key state sure start better best good strong fair clear common assessment framework plan plans meeting conference
  strategy panel core team unit home house office centre hub line children's women's men's mother's father's child's
  everyone's today's emergency duty out-of-hours out accident inpatient outpatient maternity mental adolescent
  primary secondary junior infant infants preparatory nursery preschool day after-school academy further higher
  multi-agency multi single inter-agency information data record records system systems policy procedure procedures
  protocol guidance guide standard standards code voice signs safety graded profile neglect abuse violence
  risk harm protection need missing looked looked-after leaving care-leavers legal human rights equality
  christian muslim jewish hindu sikh catholic protestant church faith roma gypsy traveller black white asian african
  caribbean polish romanian somali pakistani bangladeshi indian chinese lithuanian albanian french german spanish
  eastern western southern north south east west european international overseas red cross royal society association
  federation institute nspcc barnardo barnardo's childline samaritans facebook instagram snapchat tiktok whatsapp
  twitter covid covid-19 pandemic operation project programme think understanding every whole being
  mr mrs ms miss dr professor prof lord lady sir dame baroness justice judge reverend rev father st saint
  liquidlogic mosaic icpc lscb lscp scr cspr gp's asked told seen known following although unlike within without
  neither nor despite between among against under over around through across near more less much very`
    .split(/\s+/)
    .filter(Boolean),
)

/** Whether a capitalised word may be the name of a person or a place. */
export function mayBeName(word: string): boolean {
  const plain = word.replace(/['’]s$/, '').toLowerCase()
  return !NO_NAMES.has(plain) && !/^[A-Z]{2,}s?$/.test(word)
}
