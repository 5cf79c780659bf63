import { describe, expect, it } from 'vitest'
import { faultOfPassword } from '../../src/accounts/password-rules.ts'

describe('faultOfPassword', () => {
  it.each([
    'heron lantern ninety pebble',
    'tea in the morning',
    'aaaa bbbb cccc d1',
    'ⅣⅤ Füße im Gewitter',
    'xK7#qP2!vM9z',
    '4817 2093 6651',
    'x'.repeat(60) + 'several other words',
    '🐦🐢🦔🐝🦉🐌🦊🐙🐞🦋🐳🦒',
  ])('lets pass: %s', password => {
    expect(faultOfPassword(password, ['ann', 'Ann Example'])).toBeUndefined()
  })

  it.each([
    ['', 'at least 12 characters'],
    ['elevenchars', 'at least 12 characters'],
    ['🐦🐢🦔🐝🦉🐌🦊🐙🐞🦋🐳', 'at least 12 characters'],
    ['a few words '.repeat(11), 'at most 128 characters'],
    ['two lines\nof a text', 'no line breaks'],
    ['Password1234!', 'among the first'],
    ['passwordpassword', 'among the first'],
    ['p@ssw0rdp@ssw0rd', 'among the first'],
    ['Welcome2024!!', 'among the first'],
    ['correcthorsebatterystaple', 'among the first'],
    ['qwertyuiop123', 'among the first'],
    ['Safeguarding!', 'among the first'],
    ['aaaaaaaaaaaaaa', 'among the first'],
    ['123456789012', 'among the first'],
    ['abcdefghijklmnop', 'among the first'],
    ['tealtealtealteal', 'among the first'],
    ['annexample2024', 'among the first'],
  ])('refuses %j', (password, message) => {
    expect(faultOfPassword(password, ['ann', 'Ann Example'])).toContain(message)
  })
})
