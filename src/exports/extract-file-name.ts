import { toSlug } from '../corpus/sections.ts'
import type { Receipt } from './receipt.ts'

/** `police-and-supervision-2026-03-01.csv`: what it is of and the day it was made. */
export function toExtractFileName({ title, made }: Pick<Receipt, 'title' | 'made'>, ending: string): string {
  const name = toSlug(title).slice(0, 60).replace(/-$/, '') || 'extract'
  return `${name}-${made.slice(0, 10)}.${ending}`
}
