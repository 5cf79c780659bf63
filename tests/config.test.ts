import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigInvalid, loadConfig, SETTING_NAMES } from '../src/config.ts'

function messageOf(env: Record<string, string>): string {
  try {
    loadConfig(env)
  } catch (cause) {
    expect(cause).toBeInstanceOf(ConfigInvalid)
    return (cause as ConfigInvalid).message
  }
  throw new Error(`Nothing was wrong with ${JSON.stringify(env)}`)
}

describe('loadConfig', () => {
  it('needs nothing to be set', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      baseUrl: undefined,
      siteName: 'The lessons library',
      contactEmail: undefined,
      dataDir: resolve('.data'),
      reviewsDir: resolve('reviews'),
      taxonomyDir: resolve('taxonomy'),
      meiliUrl: undefined,
      meiliApiKey: undefined,
      meiliBin: undefined,
      sessionSecret: undefined,
      readOnly: false,
      searchCache: 500,
      logLevel: 'info',
    })
  })

  it('takes every setting from its variable', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '8080',
      BASE_URL: 'https://lessons.example/',
      SITE_NAME: 'Lessons of Nowhere',
      CONTACT_EMAIL: 'lessons@nowhere.example',
      DATA_DIR: '/var/lib/lessons',
      REVIEWS_DIR: '/srv/reviews',
      TAXONOMY_DIR: '/srv/taxonomy',
      MEILI_URL: 'http://search.example:7700/',
      MEILI_API_KEY: 'a key',
      MEILI_BIN: '/usr/bin/meilisearch',
      SESSION_SECRET: 'thirty-two letters or more of it',
      READ_ONLY: 'true',
      SEARCH_CACHE: '0',
      LOG_LEVEL: 'debug',
    }
    expect(loadConfig(env)).toEqual({
      host: '0.0.0.0',
      port: 8080,
      baseUrl: 'https://lessons.example',
      siteName: 'Lessons of Nowhere',
      contactEmail: 'lessons@nowhere.example',
      dataDir: '/var/lib/lessons',
      reviewsDir: '/srv/reviews',
      taxonomyDir: '/srv/taxonomy',
      meiliUrl: 'http://search.example:7700',
      meiliApiKey: 'a key',
      meiliBin: '/usr/bin/meilisearch',
      sessionSecret: 'thirty-two letters or more of it',
      readOnly: true,
      searchCache: 0,
      logLevel: 'debug',
    })
    expect(Object.keys(env).sort()).toEqual([...SETTING_NAMES].sort())
  })

  it('takes an empty variable as one that is not set', () => {
    expect(loadConfig(Object.fromEntries(SETTING_NAMES.map(name => [name, ''])))).toEqual(loadConfig({}))
  })

  it('leaves other variables alone', () => {
    expect(loadConfig({ PATH: '/usr/bin', PORTS: 'x', port: 'x' })).toEqual(loadConfig({}))
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['BASE_URL', 'lessons.example'],
    ['BASE_URL', 'ftp://lessons.example'],
    ['CONTACT_EMAIL', 'nobody'],
    ['MEILI_URL', 'javascript:alert(1)'],
    ['SESSION_SECRET', 'a short one'],
    ['READ_ONLY', 'yes'],
    ['SEARCH_CACHE', 'off'],
    ['SEARCH_CACHE', '-1'],
    ['SEARCH_CACHE', '2.5'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s where it is %s', (name, value) => {
    const message = messageOf({ [name]: value })
    expect(message).toContain('Settings that cannot be used:')
    expect(message.split('\n').slice(1)).toEqual([expect.stringMatching(new RegExp(`^ {2}${name}: .+`))])
  })

  it('names every variable at fault at once, and does not repeat a key', () => {
    const message = messageOf({ PORT: 'x', LOG_LEVEL: 'x', MEILI_URL: 'x', MEILI_API_KEY: 'a-secret-key' })
    expect([...message.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)).toEqual([
      'PORT',
      'MEILI_URL',
      'LOG_LEVEL',
    ])
    expect(message).not.toContain('a-secret-key')
  })
})
