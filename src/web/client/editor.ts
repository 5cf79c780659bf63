import { startEditor } from './editor/start-editor.ts'

// Everything works without this script: the page is a form with a text area.
const page = document.querySelector<HTMLElement>('.editor')
const form = document.querySelector<HTMLFormElement>('#editor-form')
const textarea = document.querySelector<HTMLTextAreaElement>('#markdown')
if (page && form && textarea && !textarea.readOnly) {
  try {
    startEditor(page, form, textarea)
  } catch (cause) {
    console.error(cause)
    textarea.hidden = false
  }
}
