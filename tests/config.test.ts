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
      openId: undefined,
      readOnly: false,
      searchCache: 500,
      importSeconds: 30,
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
      OIDC_ISSUER: 'https://id.nowhere.example/realms/all/',
      OIDC_CLIENT_ID: 'lessons',
      OIDC_CLIENT_SECRET: 'a secret',
      OIDC_NAME: 'Nowhere Council',
      OIDC_SCOPE: 'openid profile groups',
      OIDC_ROLE_CLAIM: 'realm_access.roles',
      OIDC_ROLES: ' CN=board,OU=children = author ;chairs=approver; *=reader; ',
      READ_ONLY: 'true',
      SEARCH_CACHE: '0',
      IMPORT_SECONDS: '60',
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
      openId: {
        issuer: 'https://id.nowhere.example/realms/all/',
        clientId: 'lessons',
        clientSecret: 'a secret',
        name: 'Nowhere Council',
        scope: 'openid profile groups',
        roleClaim: 'realm_access.roles',
        roles: new Map([
          ['CN=board,OU=children', 'author'],
          ['chairs', 'approver'],
          ['*', 'reader'],
        ]),
        site: 'https://lessons.example',
      },
      readOnly: true,
      searchCache: 0,
      importSeconds: 60,
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
    ['OIDC_ISSUER', 'id.nowhere.example'],
    ['OIDC_ISSUER', 'http://id.nowhere.example'],
    ['OIDC_SCOPE', 'profile'],
    ['OIDC_ROLES', 'board'],
    ['OIDC_ROLES', 'board=king'],
    ['OIDC_ROLES', '=author'],
    ['OIDC_ROLES', 'board=author; board=reader'],
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

  it.each([
    [{ OIDC_CLIENT_ID: 'lessons' }, ['OIDC_ISSUER']],
    [{ OIDC_ISSUER: 'https://id.nowhere.example' }, ['OIDC_CLIENT_ID', 'BASE_URL']],
    [
      {
        OIDC_ISSUER: 'https://id.nowhere.example',
        OIDC_CLIENT_ID: 'lessons',
        BASE_URL: 'http://lessons.example',
      },
      ['BASE_URL'],
    ],
  ])('names what is missing for signing in through an organisation: %j', (env, names) => {
    expect([...messageOf(env).matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)).toEqual(names)
  })

  it('takes a provider on this machine without TLS, roles by their own names, and its host for a name', () => {
    const env = {
      OIDC_ISSUER: 'http://127.0.0.1:4000',
      OIDC_CLIENT_ID: 'lessons',
      BASE_URL: 'http://localhost:3000',
    }
    expect(loadConfig(env).openId).toEqual({
      issuer: 'http://127.0.0.1:4000',
      clientId: 'lessons',
      clientSecret: undefined,
      name: '127.0.0.1:4000',
      scope: 'openid profile',
      roleClaim: 'roles',
      roles: new Map(['reader', 'author', 'approver', 'administrator'].map(role => [role, role])),
      site: 'http://localhost:3000',
    })
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
