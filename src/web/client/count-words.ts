/** Counts the words of each box, and of all, while somebody writes; what is too much is said at once. */
export function countBoxWords(document: Document): void {
  const boxes = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-words-most]')]
  const all = document.querySelector<HTMLElement>('[data-words-all]')
  if (boxes.length === 0 || !all) return
  for (const box of boxes)
    box.addEventListener('input', () => {
      say(box)
      sayAll(boxes, all)
    })
}

function say(box: HTMLTextAreaElement): void {
  const place = document.getElementById(`${box.id}-words`)
  if (!place) return
  const most = Number(box.dataset['wordsMost'])
  const count = countWords(box.value)
  place.textContent = `${worded(count)} of ${most}${count > most ? `: ${count - most} too many` : ''}`
  place.classList.toggle('briefing__over', count > most)
}

function sayAll(boxes: readonly HTMLTextAreaElement[], place: HTMLElement): void {
  const most = Number(place.dataset['wordsAll'])
  const count = boxes.reduce((sum, { value }) => sum + countWords(value), 0)
  const strong = document.createElement('strong')
  strong.textContent = `${worded(count)} in all`
  place.replaceChildren(
    strong,
    `, of at most ${most.toLocaleString('en-GB')}${count > most ? `: ${count - most} too many` : ''}`,
  )
  place.classList.toggle('briefing__over', count > most)
}

function worded(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'word' : 'words'}`
}

/** The same as is counted when the form is sent. */
function countWords(text: string): number {
  return text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
}
