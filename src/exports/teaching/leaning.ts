/** What opens a sentence that says little without the one before it. */
const LEANS = new RegExp(
  `^(?:${[
    '(?:It|They|Them|This|These|Those|He|She|His|Her|Their|Its|Such|Both|Neither|Either|Others?|Another)',
    '(?:Also|But|And|So|Nor|Or|Yet|However|Even so|Then|Instead|Therefore|Afterwards|Still|Further|Later)',
    'That(?! (?:the|a|an)\\b)',
    'The (?:other|others|second|third|same|two|three|first|last|former|latter|rest)',
    '(?:One|Some|Many|Most|None|Each|Two|Three|All|Part) of (?:them|these|those|it|this)',
    '(?:When|If|As|Where|Once|After|Before|Since|Because|By|For|In|On|At|From|With|To|About|Until|While) (?:they|it|he|she|this|that|these|those|them|then|her|his|their|doing so|such)',
    'There,',
  ].join('|')})\\b`,
)

/** One person spoken of, of whom the sentence has not said who it is. */
const SOMEBODY =
  /^(?:(?!\b(?:child|girl|boy|baby|infant|toddler|pupil|teenager|youth|person|mother|father|parent|stepfather|grandmother|grandfather|partner|woman|man|daughter|son|sister|brother|carer|reviewer|author|judge|chair|minister|worker|doctor|nurse|officer|teacher|clerk|adviser|inspector|leader|director|member|somebody|someone|anybody|everybody|nobody)s?\b).)*?\b(?:she|he|her|him|his|hers)\b/i

/** Several spoken of, where nothing before says that there are several. */
const SEVERAL =
  /^(?:(?!\b(?:\w{3,}s|children|people|women|men|staff|police|family|team|anybody|anyone|nobody|somebody|someone|everybody|everyone|who|and|parent|child|person)\b).)*?\b(?:they|them|their|theirs)\b/i

/** What was named before and is now only pointed at: “Nobody put them side by side”. */
const POINTS_BACK =
  /^(?:[\p{L}’'-]+ ){1,2}(?:them|it)\b(?! (?:is|was|takes|took|may|might|would|can|could|costs|seems|needs|has|had|does|did)\b)/iu

/** What somebody said was done, or should be, to what was named before: “They said that these would be carried out”. */
const SAID_OF =
  /\b(?:that|said|says) (?:they|it|this|these) (?:would|could|should|might|had|has|have) (?:not )?be(?:en)?\b/i

/** Whether a sentence says little, or something else, without the one before it. */
export function leansOnBefore(sentence: string): boolean {
  const text = sentence.replace(/^Our reading:\s*/, '')
  return [LEANS, SOMEBODY, SEVERAL, POINTS_BACK, SAID_OF].some(pattern => pattern.test(text))
}
