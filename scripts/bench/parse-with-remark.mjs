// Parses files with remark-parse and GFM and does nothing with the trees, in as many workers as it is told.
// Arguments: a file that lists the files, one a line, and how many workers; none means in this thread.
import { readFileSync } from 'node:fs'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

function parseAll(files) {
  const processor = unified().use(remarkParse).use(remarkGfm).freeze()
  let bytes = 0
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    bytes += Buffer.byteLength(text)
    processor.parse(text)
  }
  return bytes
}

if (isMainThread) {
  const files = readFileSync(process.argv[2], 'utf8').trim().split('\n')
  const workers = Number(process.argv[3])
  const began = performance.now()
  const parts =
    workers === 0
      ? [parseAll(files)]
      : await Promise.all(
          Array.from({ length: workers }, (_, at) => {
            const worker = new Worker(new URL(import.meta.url), {
              workerData: files.filter((_, index) => index % workers === at),
            })
            return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
          }),
        )
  const bytes = parts.reduce((sum, part) => sum + part, 0)
  console.log(JSON.stringify({ ms: performance.now() - began, bytes }))
} else {
  parentPort.postMessage(parseAll(workerData))
}
