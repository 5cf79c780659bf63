import { FORMATS } from '../../exports/formats.ts'

/** The forms in which an extract can be had; those that do not take as many items say so. */
export function presentFormats(items: number, toHref: (formatId: string) => string) {
  return FORMATS.map(({ id, label, description, most }) => ({
    id,
    label,
    description,
    href: most === undefined || items <= most ? toHref(id) : undefined,
    most,
  }))
}
