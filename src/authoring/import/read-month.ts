const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]

/** `March 2019`, `2019-03` or `2019` as `2019-03` or a year; undefined where there is none, or more than one. */
export function toMonth(text: string): string | number | undefined {
  const months = [...text.matchAll(new RegExp(`\\b(${MONTHS.join('|')})\\b,?\\s+((?:19|20)\\d\\d)\\b`, 'gi'))]
  if (months.length === 1) {
    const month = MONTHS.indexOf(months[0]![1]!.toLowerCase()) + 1
    return `${months[0]![2]}-${String(month).padStart(2, '0')}`
  }
  const [first, ...others] = text.matchAll(/\b((?:19|20)\d\d)(-(?:0[1-9]|1[0-2]))?\b/g)
  if (months.length > 1 || !first || others.length > 0) return undefined
  return first[2] ? `${first[1]}${first[2]}` : Number(first[1])
}
