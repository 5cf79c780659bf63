import { describe, expect, it } from 'vitest'
import { EngineOutput } from '../../../src/search/engine/engine-output.ts'

const record = (level: string, fields: object) => JSON.stringify({ level, fields })

describe('EngineOutput', () => {
  it('finds the port in the line of the log, and not in the banner', () => {
    const output = new EngineOutput()
    output.read('Server listening on:\t"http://127.0.0.1:0"')
    expect(output.port).toBeUndefined()
    output.read(
      record('INFO', { message: 'starting service: "actix", workers: 2, listening on: 127.0.0.1:36327' }),
    )
    expect(output.port).toBe(36327)
  })

  it('keeps errors rather than the plain text that repeats them', () => {
    const output = new EngineOutput()
    output.read(record('ERROR', { error: 'MDB_INVALID: File is not an LMDB file' }))
    output.read('Error: MDB_INVALID: File is not an LMDB file')
    expect(output.lastWords()).toBe('MDB_INVALID: File is not an LMDB file')
  })

  it('keeps plain text where there is nothing else, and no more than the last lines', () => {
    const output = new EngineOutput()
    for (let line = 1; line <= 20; line += 1) output.read(`line ${line}`)
    expect(output.lastWords().split('\n')).toEqual(
      [13, 14, 15, 16, 17, 18, 19, 20].map(line => `line ${line}`),
    )
  })

  it('forgets the start, and repeats nothing that a running engine quotes', () => {
    const output = new EngineOutput()
    output.read('a banner')
    output.settle()
    output.read(record('INFO', { message: 'close', query: 'q=handover' }))
    output.read(
      record('ERROR', { info: 'panicked at milli/src/a.rs:1:2: byte index 3 of `the words of a query`' }),
    )
    expect(output.lastWords()).toBe('panicked at milli/src/a.rs:1:2: byte index 3 of …')
  })
})
