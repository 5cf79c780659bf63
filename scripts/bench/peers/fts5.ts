import sqlite from 'node-sqlite3-wasm'
import { createPageCounter } from './page-counter.ts'
import type { PeerBuilder } from './peer.ts'

/** SQLite FTS5 in memory, as WebAssembly: every word by its stem, phrases; it forgives nothing and counts nothing. */
export const buildFts5: PeerBuilder = records => {
  const database = new sqlite.Database()
  const columns = Object.keys(records[0]!.text)
  const named = columns.map(column => `"${column}"`).join(', ')
  database.exec(`CREATE VIRTUAL TABLE records USING fts5(${named}, tokenize = 'porter unicode61')`)
  const insert = database.prepare(
    `INSERT INTO records (rowid, ${named}) VALUES (?${', ?'.repeat(columns.length)})`,
  )
  database.exec('BEGIN')
  for (const [number, { text }] of records.entries())
    insert.run([number, ...columns.map(column => text[column]!)])
  database.exec('COMMIT')
  insert.finalize()
  const find = database.prepare('SELECT rowid FROM records WHERE records MATCH ? ORDER BY rank')
  const all = records.map((_, number) => number)
  const count = createPageCounter(records)
  return {
    page: question => {
      const match = [...question.words, ...question.phrases].map(quote).join(' ')
      return count(match === '' ? all : find.all([match]).map(({ rowid }) => Number(rowid)), question)
    },
  }
}

/** In quotation marks nothing is taken for a sign of the query language. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
