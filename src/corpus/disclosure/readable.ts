/** A text as a reader takes it in, and where each of its characters was written. */
export interface Readable {
  text: string
  /** Where the characters from `from` to `to` of the text were written, as offsets. */
  writtenAt: (from: number, to: number) => [start: number, end: number]
}

const MARKS = '\\*+|~~|`+'
const WORD = '[\\p{L}\\p{N}]'
/** What looks to a reader like something else than it is to a program; the last two groups only in Markdown. */
const ODD = '\\P{ASCII}\\p{M}*|\\p{ASCII}\\p{M}+'
const PLAIN = new RegExp(ODD, 'gu')
const MARKDOWN = new RegExp(
  [
    ODD,
    // A mark of the format, a line of a quotation, a line broken on purpose, a character by its number.
    `(?<=\\n)[ \\t]*>[ \\t>]*|\\\\\\n|\\\\[!-/:-@[-\`{-~]|&#\\d{1,7};|&#[xX][\\da-fA-F]{1,6};|&(?:shy|nbsp|zwj|zwnj|ensp|emsp|thinsp|amp|apos|quot|commat|hyphen|ZeroWidthSpace|NoBreak);`,
    // Bold or slanted letters: an asterisk alone is a sign.
    `(?<=${WORD}|[.,;:!?)’'"”])(?:${MARKS})|(?:${MARKS})(?=${WORD}|[(‘'"“])|(?<![\\p{L}\\p{N}_])_+(?=${WORD})|(?<=${WORD})_+(?![\\p{L}\\p{N}_])`,
  ].join('|'),
  'gu',
)
const NAMED: Readonly<Record<string, string>> = {
  ...{ shy: '', nbsp: ' ', zwj: '', zwnj: '', ensp: ' ', emsp: ' ', thinsp: ' ', amp: '&', apos: "'" },
  ...{ quot: '"', commat: '@', hyphen: '-', ZeroWidthSpace: '', NoBreak: '' },
}

/**
 * Takes out of a text what hides its words from a program and not from a reader: characters without width, soft
 * hyphens, unusual spaces and hyphens, letters in another form (Unicode normalisation NFKC, letters and digits only),
 * and in Markdown marks inside of words, escapes and characters given by their number.
 */
export function toReadable(written: string, isMarkdown = false): Readable {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  const push = (part: string, start: number, end: number, isSame: boolean) => {
    for (let at = 0; at < part.length; at += 1) {
      starts.push(isSame ? start + at : start)
      ends.push(isSame ? start + at + 1 : end)
    }
    text += part
  }
  let from = 0
  for (const { 0: odd, index } of written.matchAll(isMarkdown ? MARKDOWN : PLAIN)) {
    const read = readOdd(odd)
    if (read === odd) continue
    push(written.slice(from, index), from, index, true)
    push(read, index, index + odd.length, false)
    from = index + odd.length
  }
  if (from === 0) return { text: written, writtenAt: (start, end) => [start, end] }
  push(written.slice(from), from, written.length, true)
  const writtenAt = (start: number, end: number): [number, number] => {
    const first = starts[start] ?? written.length
    return [first, end > start ? ends[end - 1]! : first]
  }
  return { text, writtenAt }
}

function readOdd(odd: string): string {
  if (/^\P{ASCII}|\p{M}/u.test(odd)) return [...odd.normalize('NFC')].map(readLetter).join('')
  if (/^[ \t]*>|^\\\n$/.test(odd)) return ' '
  if (odd.startsWith('\\')) return odd.slice(1)
  const number = /^&#(?:[xX]([\da-fA-F]+)|(\d+));$/.exec(odd)
  if (number) {
    const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16)
    return code > 0 && code <= 0x10ffff ? [...String.fromCodePoint(code)].map(readLetter).join('') : odd
  }
  return odd.startsWith('&') ? (NAMED[odd.slice(1, -1)] ?? odd) : ''
}

function readLetter(letter: string): string {
  if (/\p{Default_Ignorable_Code_Point}/u.test(letter)) return ''
  if (/\p{Zs}/u.test(letter)) return ' '
  if (/[\u2010-\u2012\u2212\ufe63\uff0d]/.test(letter)) return '-'
  if (/[\u02bc\u00b4\u2032\uff07]/.test(letter)) return '’'
  // Fractions, powers and signs mean something as they stand; letters, figures and wide signs only look different.
  return /[\p{L}\p{Nd}\uff01-\uff5e\u24b6-\u24e9\u{1f130}-\u{1f149}]/u.test(letter)
    ? letter.normalize('NFKC')
    : letter
}
