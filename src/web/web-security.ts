import helmet from 'helmet'
import type { RequestHandler } from 'express'
import { styleSourceOf } from './style-nonce.ts'

/** Headers that keep a page to what it is made of: our own style sheet and pictures, and nothing from elsewhere. */
export function webSecurity(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [styleSourceOf],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // Set by whoever ends TLS; over plain HTTP on one machine it would lock the site out.
    strictTransportSecurity: false,
  })
}
