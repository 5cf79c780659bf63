import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const FOLDER = fileURLToPath(new URL('sentences/', import.meta.url))

const schema = z.object({
  text: z.string().min(1),
  record: z.enum(['review', 'summary']).default('review'),
})

/** A sentence and what stands in it: kinds, or one kind without a name. */
export interface Sentence {
  text: string
  record: 'review' | 'summary'
  kinds: readonly string[]
}

/**
 * Sentences of one file. Those named `…-blind` were written by somebody who had not seen the rules; those named
 * `…-development` are what the rules were made better on, and count in no total.
 */
export interface SentenceFile {
  name: string
  isBlind: boolean
  isForDevelopment: boolean
  sentences: readonly Sentence[]
}

/** The labelled sentences of a field: every file of the folder that begins with its name. */
export async function loadSentences(field: string): Promise<SentenceFile[]> {
  const names = (await readdir(FOLDER)).filter(
    name =>
      name.startsWith(field) &&
      ['', '-blind', '-development'].includes(name.slice(field.length, -'.ndjson'.length)),
  )
  return Promise.all(
    names.sort().map(async name => ({
      name,
      isBlind: name.endsWith('-blind.ndjson'),
      isForDevelopment: name.endsWith('-development.ndjson'),
      sentences: parseSentences(await readFile(`${FOLDER}${name}`, 'utf8'), field),
    })),
  )
}

const labelOf = z.union([z.array(z.string()), z.boolean().transform(is => (is ? ['any'] : []))])

function parseSentences(text: string, field: string): Sentence[] {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.map(line => {
    const value: unknown = JSON.parse(line)
    const label = labelOf.parse((value as Record<string, unknown>)[field])
    return { ...schema.parse(value), kinds: label }
  })
}
