import { readdir, readFile, readlink } from 'node:fs/promises'

/**
 * The TCP port a process listens on, from `/proc`: for an engine whose log does not tell (another version, or one
 * that logs nothing). Undefined where there is none, or no `/proc`.
 */
export async function findListeningPort(pid: number): Promise<number | undefined> {
  try {
    const [sockets, table] = await Promise.all([socketsOf(pid), readFile(`/proc/${pid}/net/tcp`, 'utf8')])
    for (const line of table.split('\n').slice(1)) {
      // sl, local address, remote address, state, queues, timer, retransmits, uid, timeout, inode
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/)
      if (state === LISTEN && sockets.has(inode ?? '')) return parseInt(local?.split(':')[1] ?? '', 16)
    }
  } catch {
    // The process has ended, or this system has no /proc: either way nobody listens that we could find.
  }
  return undefined
}

const LISTEN = '0A'

async function socketsOf(pid: number): Promise<Set<string>> {
  const folder = `/proc/${pid}/fd`
  const targets = await Promise.all(
    (await readdir(folder)).map(fd => readlink(`${folder}/${fd}`).catch(() => '')),
  )
  return new Set(targets.map(target => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? ''))
}
