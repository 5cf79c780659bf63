import type { EngineAddress } from '../../src/search/engine/engine-address.ts'

export type EngineAt = Pick<EngineAddress, 'url' | 'apiKey'>

/** A task of the engine that has ended, as far as it is looked at. */
export interface EngineTask {
  uid: number
  /** Tasks that the engine took together have one. */
  batchUid: number
  type: string
  status: string
  /** How long the engine was at work on it, in milliseconds. */
  ms: number
  error?: { message: string } | null
}

type RawTask = Omit<EngineTask, 'ms'> & { duration: string | null }

/** What a task is that writes documents or settings, and not one that swaps or deletes an index. */
const WRITING = ['documentAdditionOrUpdate', 'documentDeletion', 'settingsUpdate']

const POLL_MS = 20

/**
 * Asks the engine for something that it puts in its queue.
 * @returns the number of the task
 */
export async function enqueue(
  engine: EngineAt,
  [method, path]: readonly [method: 'POST' | 'PATCH', path: string],
  body: Buffer | string,
  type = 'application/json',
): Promise<number> {
  const { taskUid } = await ask<{ taskUid: number }>(engine, path, {
    method,
    body,
    headers: { 'content-type': type },
  })
  return taskUid
}

/** Waits until a task has ended. @throws where the engine could not do it */
export async function taskEnded(engine: EngineAt, uid: number): Promise<EngineTask> {
  for (;;) {
    const task = await ask<RawTask>(engine, `/tasks/${uid}`)
    if (task.status === 'failed' || task.status === 'canceled')
      throw new Error(`The engine could not do ${task.type}: ${task.error?.message ?? task.status}`)
    if (task.status === 'succeeded') return toTask(task)
    await new Promise(resolve => setTimeout(resolve, POLL_MS))
  }
}

/** Tasks that wrote, after one of this number; the last first. */
export async function writingTasks(engine: EngineAt, after = -1): Promise<EngineTask[]> {
  const { results } = await ask<{ results: RawTask[] }>(
    engine,
    `/tasks?limit=1000&statuses=succeeded&types=${WRITING.join(',')}`,
  )
  return results.filter(({ uid }) => uid > after).map(toTask)
}

/** How long the engine was at work on some tasks; those it took together are counted once. */
export function timeAtWork(tasks: readonly EngineTask[]): number {
  return [...new Map(tasks.map(task => [task.batchUid, task.ms])).values()].reduce((sum, ms) => sum + ms, 0)
}

async function ask<T>({ url, apiKey }: EngineAt, path: string, init: RequestInit = {}): Promise<T> {
  const headers = { ...init.headers, authorization: `Bearer ${apiKey}`, 'accept-encoding': 'identity' }
  const response = await fetch(`${url}${path}`, { ...init, headers })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** `PT1.5S`, `PT1M2.5S`: the engine writes durations as ISO 8601 has them. */
function toTask({ duration, ...task }: RawTask): EngineTask {
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration ?? '') ?? []
  return { ...task, ms: (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 }
}
