import { toLocalPath } from '../accounts/local-path.ts'

const AFTERWARDS = '/account'

/** Where somebody goes on who has signed in; never to another site, nor back to where they sign in. */
export function toReturnPath(asked: unknown): string {
  const path = toLocalPath(asked)
  return path === undefined || /^\/sign-in\b/.test(path) ? AFTERWARDS : path
}
