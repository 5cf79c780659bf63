/** Opens the parts that a field of the form is folded away in, and gives it the focus. */
export function goToField(id: string): void {
  const field = document.getElementById(id)
  if (!field) return
  for (let part = field.closest('details'); part; part = part.parentElement?.closest('details') ?? null)
    part.open = true
  const box = field.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea') ?? field
  box.focus({ preventScroll: true })
  field.scrollIntoView({ block: 'start' })
}
