/** An office that may be named, just before the name: its holder did something for the review in it. */
const IN_OFFICE =
  /\b(?:(?:by|from|chair(?:ed|s|man|woman)?|led|author(?:s|ed)?|writ(?:ten|er)|wrote|reviewers?|asked|appointed|commissioned)\b(?:\s+(?:by|the|an?|of|to|her|his|its|was|were|then|now|former|retired|independent|lead|senior|safeguarding|social|work|care|education|children's|consultants?|chair|author|reviewers?|barrister|paediatrician|judge|professor|minister|secretary|state|commissioner|director|president|inspector|solicitor|academic)\b|,)*\s*,?|\b(?:minister|secretary of state(?: for [a-z ,]+)?|commissioner|judge|sheriff|inspector|director|president|ombudsman|professor|prof\.?|dr|lord|lady|sir|dame|baroness|justice|counsel|qc|kc|mp|recorder|panel|inquiry|report|review)\s*,?(?:\s+(?:of|by|was|were|under))?)\s*$/i
/** The same, where the office follows the name. */
const OFFICE_AFTER =
  /^(?:['’]s)?(?:\s+(?:QC|KC)\b|\s+as\s+(?:the\s+)?(?:chair|author|reviewer)\b|(?:\s+(?:MP|OBE|CBE|DBE))*(?:\s+(?:and\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+\s+)?(?:chair(?:s|ed)|wrote|led|reviewed|report(?:ed)?\b|inquiry|review|analysis)|,\s+(?:(?:an?|the|then|former|retired|independent|chief|lead|senior)\s+)*(?:chair|consultant|barrister|reviewer|author|judge|professor|paediatrician|minister|commissioner|director|secretary|inspector|president|QC|KC|MP)))/
/** Characters before and behind a name in which its office is looked for. */
const AROUND = 160
/** A second name of a pair, the first of which may stand. */
const SECOND = /[A-Z][\w’'-]+\s+(?:and|with)\s*$/

/** Whether a full name in a summary is that of somebody who chaired, wrote or answered for what was published. */
export function mayStand(text: string, start: number, end: number): boolean {
  // No office is named further off; a whole chapter in one paragraph would take as long as its square.
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/\s+/g, ' ')
  const after = text.slice(end, end + AROUND).replace(/\s+/g, ' ')
  return IN_OFFICE.test(before) || SECOND.test(before) || OFFICE_AFTER.test(after)
}
