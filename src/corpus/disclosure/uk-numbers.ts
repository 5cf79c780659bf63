/**
 * Whether ten digits carry the check digit of an NHS number: modulus 11, weights 10 to 2
 * (NHS Data Model and Dictionary, "NHS NUMBER"). A remainder of 1 gives no valid number.
 * @param written ten digits with or without spaces and hyphens
 */
export function isNhsNumber(written: string): boolean {
  const digits = [...written.replace(/\D/g, '')].map(Number)
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0)
  return (11 - (sum % 11)) % 11 === digits[9]
}

const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/**
 * Whether thirteen characters are a unique pupil number: a check letter, eleven digits and a digit or letter. The
 * letter stands for the sum of the others, weighted 2 to 13, modulo 23, in the alphabet without I, O and S
 * (Department for Education, "Unique pupil numbers").
 */
export function isPupilNumber(written: string): boolean {
  const [letter, ...rest] = written.replace(/\s/g, '').toUpperCase()
  // The last character of a temporary number is a letter, which counts as its place in the alphabet.
  const sum = rest.reduce((total, one, index) => {
    const value = /\d/.test(one) ? Number(one) : CHECK_LETTERS.indexOf(one)
    return total + value * (index + 2)
  }, 0)
  return CHECK_LETTERS[sum % 23] === letter
}

/** Letters with which the postcodes of the United Kingdom begin. */
const POSTCODE_AREAS = new Set(
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  ),
)

/** Whether a code begins like a postcode of the United Kingdom. */
export function beginsLikePostcode(code: string): boolean {
  return POSTCODE_AREAS.has(/^[A-Z]*/i.exec(code)![0].toUpperCase())
}
