import writeFileAtomic from 'write-file-atomic'
import { readText, type ChangedFile } from '../taxonomy/migrate-files.ts'
import { ExpectedFailure } from './expected-failure.ts'

/**
 * Writes all files or none: where one cannot be written, or was changed since it was read, those written before it
 * are put back.
 * @throws ExpectedFailure
 */
export async function writeFiles(files: readonly ChangedFile[]): Promise<void> {
  const written: ChangedFile[] = []
  for (const file of files) {
    try {
      if ((await readText(file.path)) !== file.before)
        throw new ExpectedFailure(`${file.name} was changed since it was read.`)
      await writeFileAtomic(file.path, file.after)
      written.push(file)
    } catch (cause) {
      throw new ExpectedFailure(`${reasonOf(cause, file)} ${await putBack(written)}`)
    }
  }
}

function reasonOf(cause: unknown, { name }: ChangedFile): string {
  if (cause instanceof ExpectedFailure) return cause.message
  return `${name} cannot be written (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`
}

async function putBack(files: readonly ChangedFile[]): Promise<string> {
  const restored = await Promise.allSettled(files.map(({ path, before }) => writeFileAtomic(path, before)))
  const lost = files.filter((_, index) => restored[index]!.status === 'rejected')
  if (lost.length === 0) return 'Nothing was changed.'
  return `These files are changed and could not be put back: ${lost.map(({ name }) => name).join(', ')}.`
}
