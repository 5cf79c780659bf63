import { describe, expect, it } from 'vitest'
import { faultOfDisplayName, faultOfName } from '../../src/accounts/account.ts'
import { personFromClaims } from '../../src/accounts/person-from-claims.ts'
import { roleFromClaims } from '../../src/accounts/role-from-claims.ts'
import type { Role } from '../../src/accounts/roles.ts'

const roles = new Map<string, Role>([
  ['staff', 'reader'],
  ['board', 'author'],
  ['chairs', 'approver'],
])
const rule = { roleClaim: 'roles', roles }
const of = (claims: object) => personFromClaims({ iss: 'https://id.example', sub: '7', ...claims }, rule)

describe('roleFromClaims', () => {
  it.each([
    [{ roles: ['staff', 'chairs', 'board'] }, 'approver'],
    [{ roles: 'board' }, 'author'],
    [{ roles: ['visitors'] }, undefined],
    [{ roles: [] }, undefined],
    [{}, undefined],
    [{ roles: 'staff board' }, undefined],
    [{ roles: { staff: true } }, undefined],
    [{ roles: [['board']] }, undefined],
    [{ roles: 'administrator' }, undefined],
    [{ groups: ['board'] }, undefined],
  ])('gives the highest role that a claim names, and none by chance: %j', (claims, role) => {
    expect(roleFromClaims(claims, rule)).toBe(role)
  })

  it('finds a claim by its name, and else by the path that the name is', () => {
    const nested = { realm_access: { roles: ['board'] } }
    expect(roleFromClaims(nested, { roles, roleClaim: 'realm_access.roles' })).toBe('author')
    const named = { 'https://lessons.example/roles': ['staff'] }
    expect(roleFromClaims(named, { roles, roleClaim: 'https://lessons.example/roles' })).toBe('reader')
    expect(roleFromClaims({}, { roles, roleClaim: 'constructor.name' })).toBeUndefined()
  })

  it('gives everybody the role of the asterisk, and more to whoever has more', () => {
    const everybody = { roleClaim: 'roles', roles: new Map([...roles, ['*', 'reader' as const]]) }
    expect(roleFromClaims({}, everybody)).toBe('reader')
    expect(roleFromClaims({ roles: ['board'] }, everybody)).toBe('author')
  })
})

describe('personFromClaims', () => {
  it.each([
    [{ preferred_username: 'Mo.Example@nowhere.example', name: 'Mo Example' }, 'mo.example', 'Mo Example'],
    [{ name: 'Zoë Ångström-Łuk' }, 'zoe-angstrom-uk', 'Zoë Ångström-Łuk'],
    [{ given_name: 'Mo', family_name: 'Example' }, 'mo-example', 'Mo Example'],
    [{ preferred_username: 'mo', name: 'mo@nowhere.example' }, 'mo', 'mo'],
    [{ name: '王小明' }, 'person', '王小明'],
    [{ preferred_username: '../../(command line)' }, 'command-line', 'command-line'],
    [{ preferred_username: ['mo'], name: 7 }, 'person', 'person'],
    [{ name: 'two\nlines\u202e' }, 'two-lines', 'two lines'],
    [{ name: 'a'.repeat(200) }, 'a'.repeat(36), 'a'.repeat(80)],
    [{}, 'person', 'person'],
  ])('gives an account a name that accounts may have: %j', (claims, name, displayName) => {
    const person = of(claims)
    expect(person).toEqual({ issuer: 'https://id.example', subject: '7', name, displayName, role: undefined })
    expect([faultOfName(person.name), faultOfDisplayName(person.displayName)]).toEqual([undefined, undefined])
  })
})
