import { isGivenName } from '../given-names.ts'
import type { Found } from './disclosed.ts'
import { matches } from './disclosed.ts'
import { senseOf } from './word-lists.ts'
import { mayBeName } from './words.ts'

const WORD = '\\p{Lu}\\p{Ll}{3,}'
/** Where somebody or something is: a name behind it is of a place. */
const SOMEWHERE = new RegExp(
  `\\b(?:in|at|near|outside|around|from|to|(?:terrace|terraced|house|flat|bungalow|home)\\s+on)\\s+(?:the\\s+)?(${WORD}(?:[ -](?:(?:on|upon|le|under|by|in|the|da|de)[ -])?${WORD}){0,2})(?![\\p{L}\\p{N}-]|[’']s?\\b)`,
  'gu',
)
const BODY =
  /^\s*(?:Council|County|Borough|City|Constabulary|Police|Board|Trust|Partnership|University|Foundation|Inquiry|Enquiry|Review|Report|Act|Committee|Commission|Institute|Services?|Scheme|Programme|Project|Model|Scale|Test|Tool|Framework|Profile|Protocol|Authority|Association|Society|\(?(?:19|20)\d\d|et\s+al|and\s+colleagues|&)/

/**
 * Places that no list of well-known names has: a village, an estate, a works. Lists hold the cities, the counties and
 * the nations, which hide a family among many.
 */
export function unlistedPlaces(text: string): Found[] {
  return matches(text, SOMEWHERE).filter(({ met, index }) => {
    if (BODY.test(text.slice(index + met.length))) return false
    const words = met.split(/[ -]/).filter(word => /^\p{Lu}/u.test(word))
    const senses = words.map(word => ({ word, ...senseOf(word) }))
    return (
      senses.every(({ word, isPublic }) => !isPublic && mayBeName(word) && !isGivenName(word)) &&
      senses.some(({ isGiven, isSurname, isOrdinary }) => !isGiven && !isSurname && !isOrdinary)
    )
  })
}
