import { disclosureRule, matches } from '../../disclosure/disclosed.ts'
import type { Rule } from '../rule.ts'

const TELEPHONE = /(?<![\d.,£/-])(?:\+44[\s-]?\(?0?\)?[\s-]?|\(?0(?=[1237]))(?:\d\)?[\s.-]?){8,9}\d(?![\d/])/g
const SAID_TELEPHONE =
  /\b(?:tel(?:ephone)?|phone|mobile|mob|ring|rang|call(?:ed)?|text(?:ed)?|number)\b\.?\s*(?:number|no\.?)?\s*(?:was|is|on|:)?\s*((?:0|\+44)\d[\d\s-]{6,12}\d)(?!\d)/gi
const EMAIL =
  /[A-Za-z0-9._%+-]+\s?(?:@|\[at\]|\(at\)|\s+at\s+(?=\S+\s+dot\s))\s?[A-Za-z0-9-]+(?:(?:\.|\s?\[dot\]\s?|\s+dot\s+)[A-Za-z0-9-]+)+/g
const ACCOUNT = [
  /\b(?:www\.)?(?:facebook|fb|instagram|twitter|x|tiktok|snapchat|youtube|youtu|linkedin|whatsapp|telegram|justgiving|gofundme|reddit|vk|bebo|myspace|discord|twitch|pinterest|onlyfans|muchloved|t|wa)\.(?:com|me|be|gg|tv|org)\/[^\s)>\]"']+/gi,
  /(?<![\w.@/])@[A-Za-z0-9_.]{3,}\b(?!\.[a-z]{2,}\b)/g,
  /\b(?:Facebook|Instagram|Snapchat|TikTok|Twitter|Discord|Kik|WhatsApp|Roblox|Xbox|gaming|online|user)\s+(?:user\s?name|name|handle|account|profile|page|tag|id)\s*(?:was|is|of|,|:|called|named)?\s*["'“‘]?([a-z]+[._\d][\w.]*|\w+[._]\w+)/g,
]

const telephones = disclosureRule({
  rule: 'disclosure-telephone',
  when: /\d{5}|\d{3}\)?[\s.-]+\d{3}/,
  message: 'Unexpected telephone number in `text`, expected none.',
  hint: 'Take it out; numbers of helplines that begin with 0800 or 0808 may stand.',
  find: text => matches(text, TELEPHONE, SAID_TELEPHONE).filter(({ met }) => !/^\(?0\s?80/.test(met)),
})

const emails = disclosureRule({
  rule: 'disclosure-email',
  when: /@|\(at\)|\[at\]|\sdot\s/,
  inAddresses: true,
  message: 'Unexpected e-mail address in `text`, expected none.',
  hint: 'Take it out; name the role, as in "the duty team".',
  find: text => matches(text, EMAIL),
})

const accounts = disclosureRule({
  rule: 'disclosure-web-account',
  when: /@|\.(?:com|me|be|gg|tv|org)\/|handle|account|profile|page|name|tag/i,
  inAddresses: true,
  strictOnly: true,
  message: 'Unexpected account or page of a person in `text`, expected none.',
  hint: 'Take it out; write "a social media account".',
  find: text => matches(text, ...ACCOUNT),
})

/** Ways to reach a person: telephone, e-mail, accounts. */
export const contacts: Rule = file => [...telephones(file), ...emails(file), ...accounts(file)]
