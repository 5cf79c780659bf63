import nunjucks from 'nunjucks'
import { fileURLToPath } from 'node:url'
import { toMonth } from '../corpus/to-month.ts'

/** Turns a template and its data into a page. */
export type Render = (template: string, data: object) => string

/** The templates, which lie beside the code of their pages. Everything is escaped unless it is marked as HTML of ours. */
export function createTemplates(globals: Readonly<Record<string, unknown>>): Render {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  })
  for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value)
  environment.addFilter('month', toMonth)
  environment.addFilter('number', (count: number) => count.toLocaleString('en-GB'))
  environment.addFilter(
    'plural',
    (count: number, one: string, many = `${one}s`) =>
      `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`,
  )
  return (template, data) => environment.render(template, data)
}
