type Environment = Readonly<Record<string, string | undefined>>

export function findBrowser(env: Environment, folders?: readonly string[]): string | undefined
export function findOrInstallBrowser(env?: Environment): string
