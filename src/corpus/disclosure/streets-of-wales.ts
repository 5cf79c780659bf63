/** Streets as they are named in Welsh, Gaelic and Irish, where the kind goes first. */
const KIND =
  '(?:Stryd|Heol|Hewl|Ffordd|L[oô]n|Rhodfa|Rhes|Clos|Cae|Maes|Tref|Bryn|Pen|Trem|Gerddi|Parc|Coed|Teras|Sgw[aâ]r|Cilgant|Llwybr|Allt|Rhiw|Dôl|Dol|Bro|Llys|Tai|Pentre|Rhodfeydd|Ystad|Tyddyn|Tŷ|T[yŷ]|Fferm|Bwthyn|Cwrt|Gwaun|Llain|Min|Erw|Tan|Plas|Ger|Nant|Sr[aà]id|Rathad|Br[aà]igh|Cnoc|Sr[aá]id|B[oó]thar|Ascaill|P[aá]irc|Cl[oó]s|Gairdín[íi]?|Cearnóg|Slighe|Taigh|Baile|Croit)'
const REST =
  "(?:\\s+(?:[A-ZÀ-ÖŴŶ][\\p{L}'’-]+|yr?|y[rn]|'r|’r|a|ac|an|na|nan|nam|am|de|do|dan|uchaf|isaf|fawr|fach))"
const NUMBER = '(?:\\d{1,4}[A-Za-z]?|(?:[Nn]umber|[Nn]o\\.?|[Rr]hif)\\s+\\w+)'
/** Kinds that are nothing else: they need no number. */
const ONLY =
  '(?:Stryd|Heol|Hewl|Ffordd|L[oô]n|Rhodfa|Sgw[aâ]r|Cilgant|Teras|Sr[aàá]id|B[oó]thar|Rathad|Ascaill)'

export const STREETS_BY_KIND = new RegExp(
  [
    `(?<![\\p{L}\\d])${NUMBER},?\\s+${KIND}${REST}{1,5}`,
    `(?<![\\p{L}\\d])${ONLY}${REST}{1,5}`,

    `\\b(?:liv(?:ed|es|ing)|home|house|flat|address|moved|resid\\w+|stay(?:ed|ing)|tenancy|property|called|neighbours?|placed)\\b[^.;]{0,30}?\\b(?:in|at|on|to|from|of|off)\\s+(${KIND}${REST}{1,5})`,
  ].join('|'),
  'gu',
)
