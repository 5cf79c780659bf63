import { z } from 'zod'

/** Digits, and what somebody may have meant by a sign or a fraction, which the number itself is refused for. */
const WRITTEN = /^-?\d+(\.\d*[1-9])?$/

/**
 * A number as an address writes it. What only a program takes for a number (`1e3`, `0x10`, `" 3"`) is none: two
 * addresses of one page would not be seen to be the same.
 * @param number schema that coerces, with its limits and its default
 */
export function writtenNumber<S extends z.ZodType>(number: S) {
  return z.preprocess(
    value => (typeof value === 'string' && !WRITTEN.test(value) ? Number.NaN : value),
    number,
  )
}
