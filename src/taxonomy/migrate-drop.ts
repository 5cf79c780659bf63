import { CannotEdit, type EditedText } from './migrate-edits.ts'

/** Where an item of a list begins and ends. */
interface Range {
  start: number
  end: number
}

/**
 * Takes one item out of a list that keeps another, with its dash or its comma. A comment beside it stays, on a line of
 * its own where it was the only other thing there.
 * @param flow whether the list stands in square brackets
 * @throws CannotEdit
 */
export function dropItem(edited: EditedText, items: readonly Range[], index: number, flow: boolean): void {
  const { start, end } = items[index]!
  if (/\s#/.test(edited.text.slice(start, end)))
    throw new CannotEdit(edited.lineOf(start), 'A comment stands inside the tag. Take the tag out by hand.')
  if (flow) dropBetweenBrackets(edited, items, index)
  else dropWithDash(edited, items[index]!)
}

function dropBetweenBrackets(edited: EditedText, items: readonly Range[], index: number): void {
  const { text } = edited
  const { start, end } = items[index]!
  const next = items[index + 1]
  const previous = items[index - 1]
  if (next && !/[\r\n#]/.test(text.slice(end, next.start)))
    return edited.edit({ start, end: next.start, text: '' })
  if (previous && !/[\r\n#]/.test(text.slice(previous.end, start)))
    return edited.edit({ start: previous.end, end, text: '' })
  const comma = /^[ \t]*,/.exec(text.slice(end))?.[0].length ?? 0
  dropFromLine(edited, start, end + comma)
}

function dropWithDash(edited: EditedText, { start, end }: Range): void {
  const dash = edited.text.lastIndexOf('-', start - 1)
  if (edited.text.slice(dash + 1, start).trim() !== '')
    throw new CannotEdit(
      edited.lineOf(start),
      'The item does not follow its dash. Write it behind it, on one line.',
    )
  dropFromLine(edited, dash, end)
}

/** Takes out a stretch, and its lines where nothing else stands on them. */
function dropFromLine(edited: EditedText, start: number, end: number): void {
  const { text } = edited
  const before = /[^\r\n]*$/.exec(text.slice(0, start))![0]
  const after = /^[^\r\n]*/.exec(text.slice(end))![0]
  if (before.trim() === '' && after.trim() === '') {
    const newline = /^\r?\n/.exec(text.slice(end + after.length))?.[0].length ?? 0
    edited.edit({ start: start - before.length, end: end + after.length + newline, text: '' })
  } else if (before.trim() === '') {
    // What is left, such as a comment, stands where the item stood.
    edited.edit({ start, end: end + (after.length - after.trimStart().length), text: '' })
  } else {
    edited.edit({ start: start - (before.length - before.trimEnd().length), end, text: '' })
  }
}
