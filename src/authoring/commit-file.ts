import { GitError, simpleGit, type SimpleGit } from 'simple-git'

/** What became of a commit. */
export interface Committed {
  /** Hash of the commit; undefined where there is none. */
  commit?: string
  /** What a person needs to know where there is none. */
  note?: string
}

interface CommitRequest {
  /** Folder of the file. */
  dir: string
  /** Name of the file in it; nothing else is committed, whatever else is staged. */
  file: string
  subject: string
  author: { name: string; email: string }
  /** Lines such as `Approved-by: A Name`. */
  trailers: readonly string[]
  /** Who commits where Git was not told. */
  site: { name: string; email: string }
}

/** A hook may run tests; one that takes longer than this waits for somebody. */
const PATIENCE_MS = 120_000

/**
 * Commits one file where its folder is in a Git repository. The file stands whatever comes of it: publication is the
 * file, and Git is its history. Where Git refuses, as a hook may, the file is left as if somebody had just saved it,
 * and the note says why.
 */
export async function commitFile(request: CommitRequest): Promise<Committed> {
  try {
    const git = simpleGit({ baseDir: request.dir, timeout: { block: PATIENCE_MS } })
    if (!(await isRepository(git))) return { note: NO_REPOSITORY }
    return await commit(await withCommitter(git, request), request)
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    return { note: toNote(cause) }
  }
}

async function commit(
  git: SimpleGit,
  { file, subject, author, trailers }: CommitRequest,
): Promise<Committed> {
  await git.raw(['add', '--', file])
  // As after a crash between the commit and the record that says so.
  if ((await git.raw(['status', '--porcelain', '--', file])).trim() === '')
    return { commit: await hashOf(git) }
  const message = [subject, ...(trailers.length > 0 ? [trailers.join('\n')] : [])].flatMap(part => [
    '-m',
    part,
  ])
  const by = `${author.name.replace(/[<>]/g, '')} <${author.email}>`
  try {
    await git.raw(['commit', '--quiet', '--only', '--author', by, ...message, '--', file])
  } catch (cause) {
    await git.raw(['reset', '--quiet', '--', file]).catch(() => undefined)
    throw cause
  }
  return { commit: await hashOf(git) }
}

async function hashOf(git: SimpleGit): Promise<string> {
  return (await git.raw(['rev-parse', 'HEAD'])).trim()
}

async function isRepository(git: SimpleGit): Promise<boolean> {
  try {
    return (await git.raw(['rev-parse', '--is-inside-work-tree'])).trim() === 'true'
  } catch (cause) {
    if (cause instanceof GitError && cause.message.includes('not a git repository')) return false
    throw cause
  }
}

async function withCommitter(git: SimpleGit, { dir, site }: CommitRequest): Promise<SimpleGit> {
  if ((await git.raw(['config', 'user.email'])).trim() !== '') return git
  const config = [`user.name=${site.name}`, `user.email=${site.email}`]
  return simpleGit({ baseDir: dir, config, timeout: { block: PATIENCE_MS } })
}

const NO_REPOSITORY = 'The folder of reviews is not in a Git repository, so nothing was committed.'

const LONGEST_REASON = 300

function toNote({ message }: Error): string {
  if (message.includes('ENOENT')) return 'Git is not installed on this machine, so nothing was committed.'
  const reason = message.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON)
  return `The file is in place, and Git did not take it: ${reason} Commit it by hand once that is put right.`
}
