// SQLite FTS5 in memory: BM25 over the same fields, words cut to their stems by the porter tokenizer and joined
// by or, since joined by and, as is its default, most questions find nothing at all.
import sqlite from 'node-sqlite3-wasm'
import { toPlainFields, type TestDocument } from '../documents.ts'
import { DEPTH, type System } from './system.ts'

export function createFts5(documents: readonly TestDocument[]): System {
  const database = new sqlite.Database()
  const fields = Object.keys(documents[0]?.text ?? {})
  const columns = fields.map(field => `"${field}"`).join(', ')
  database.exec(
    `CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, ${columns}, tokenize = 'porter unicode61')`,
  )
  const insert = database.prepare(
    `INSERT INTO documents (id, ${columns}) VALUES (?${', ?'.repeat(fields.length)})`,
  )
  for (const document of documents) {
    const text = toPlainFields(document)
    insert.run([document.id, ...fields.map(field => text[field]!)])
  }
  insert.finalize()
  return {
    name: 'SQLite FTS5',
    role: 'baseline',
    find: async words => {
      const match = toMatch(words)
      if (match === '') return []
      const rows = database.all(
        'SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank, id LIMIT ?',
        [match, DEPTH],
      )
      return rows.map(({ id }) => id as string)
    },
    end: () => database.close(),
  }
}

/** Each word in quotation marks, so that none is taken for a sign of the query language: `"missed" OR "visits"`. */
function toMatch(words: string): string {
  const each = new Set(words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  return [...each].map(word => `"${word}"`).join(' OR ')
}
