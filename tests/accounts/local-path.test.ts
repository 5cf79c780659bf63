import { describe, expect, it } from 'vitest'
import { toLocalPath } from '../../src/accounts/local-path.ts'

describe('toLocalPath', () => {
  it.each([
    ['/', '/'],
    ['/search?q=a+b&agency=police#hits', '/search?q=a+b&agency=police#hits'],
    ['/a/../b', '/b'],
  ])('keeps %s', (address, path) => {
    expect(toLocalPath(address)).toBe(path)
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    ' //elsewhere.example',
    '/..//elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    'search',
    '',
    undefined,
    ['/search'],
  ])('leads nowhere else: %j', address => {
    expect(toLocalPath(address)).toBeUndefined()
  })
})
