const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2006-03` as March 2006; a year stays a year. */
export function toMonth(date: string | undefined): string {
  const [year, month] = (date ?? '').split('-')
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  return name === undefined ? (year ?? '') : `${name} ${year}`
}
