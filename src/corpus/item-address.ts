/** Permanent address of anything by its full id: `<review>`, or `<review>/F1`. */
export function addressOf(id: string): string {
  return `/reviews/${id}`
}
