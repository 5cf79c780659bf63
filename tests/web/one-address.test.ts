import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLibrary, type TestLibrary } from '../library-fixture.ts'

let library: TestLibrary
beforeAll(async () => {
  library = await startLibrary({}, { indexed: false })
})
afterAll(() => library.end())

describe('a page with a slash at the end of its address', () => {
  it.each([
    ['/search/', '/search'],
    ['/search/?q=left%20school&agency=police', '/search?q=left%20school&agency=police'],
    ['/search/?q=a?b/', '/search?q=a?b/'],
    ['/reviews/2006-highland-left-school-unseen/', '/reviews/2006-highland-left-school-unseen'],
    ['/reviews/2006-highland-left-school-unseen/F1/', '/reviews/2006-highland-left-school-unseen/F1'],
    ['/about/', '/about'],
  ])('%s leads for good to %s', async (from, to) => {
    const response = await library.ask.get(from)
    expect({ status: response.status, location: response.headers['location'] }).toEqual({
      status: 301,
      location: to,
    })
  })

  it('is never led to another site', async () => {
    for (const address of ['//nowhere.example/', '///nowhere.example/', '/\\nowhere.example/', '//search/']) {
      const { status, headers } = await library.ask.get(address)
      expect({ address, status, location: headers['location'] }).toEqual({
        address,
        status: 404,
        location: undefined,
      })
    }
  })

  it('stays what it is where there is no page, and at the root', async () => {
    expect((await library.ask.get('/')).status).toBe(200)
    for (const address of ['/nothing/', '/assets/', '/api/v1/nothing/'])
      expect((await library.ask.get(address)).status, address).toBe(404)
  })
})
