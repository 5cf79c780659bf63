import type { RequestHandler } from 'express'

/** A path with a slash at its end; one that begins with two, or with a backslash, could lead to another site. */
const WITH_SLASH = /^\/(?![/\\])(.*[^/])\/+$/

/** A page has one address: with a slash at the end it leads to the one without. */
export const oneAddress: RequestHandler = (request, response, next) => {
  const [path = '', ...query] = request.originalUrl.split('?')
  const bare = WITH_SLASH.exec(path)?.[1]
  if (bare === undefined) return next()
  response.redirect(301, [`/${bare}`, ...query].join('?'))
}
