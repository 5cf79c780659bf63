import { Worker } from 'node:worker_threads'
import { ImportRefused, type ImportLimits } from './import-limits.ts'
import type { WorkerAnswer, WorkerTask } from './import-worker.ts'
import type { ImportedText } from './import-note.ts'

/** Run from its source, a thread first needs what reads TypeScript; what is built needs nothing. */
const IS_SOURCE = import.meta.url.endsWith('.ts')
const WORKER = new URL(IS_SOURCE ? './import-worker.ts' : './import-worker.js', import.meta.url)
const READ_SOURCE = `
  import('tsx/esm/api').then(({ register }) => {
    register()
    return import(${JSON.stringify(WORKER.href)})
  })
`

/**
 * Reads a document in a thread that is ended when it takes too long or too much memory.
 * @throws ImportRefused
 */
export async function runImport(task: WorkerTask): Promise<ImportedText> {
  const { limits } = task
  const worker = new Worker(IS_SOURCE ? READ_SOURCE : WORKER, {
    eval: IS_SOURCE,
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
    // Words of a document are printed nowhere.
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(new ImportRefused(tooSlow(limits))), limits.seconds * 1_000)
      worker.once('message', resolve)
      worker.once('error', cause => reject(toRefusal(cause)))
      worker.once('exit', () => reject(new ImportRefused(TOO_BIG)))
    })
    if ('refused' in answer) throw new ImportRefused(answer.refused)
    return answer.imported
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const TOO_BIG =
  'The document needs more memory than a review does, so it was given up. Take out its pictures, or send a part of it.'

function tooSlow({ seconds }: ImportLimits): string {
  return `The document was not read after ${seconds} seconds, so it was given up. Take out its pictures, or send a part of it.`
}

function toRefusal(cause: Error & { code?: string }): Error {
  return cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ImportRefused(TOO_BIG, { cause }) : cause
}
