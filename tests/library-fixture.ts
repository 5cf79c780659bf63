import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import supertest from 'supertest'
import { createApp } from '../src/app.ts'
import { loadConfig, type Config } from '../src/config.ts'
import { rootPath } from '../src/root-path.ts'
import { createServices, type Services } from '../src/services.ts'
import { putReadyData } from './ready-data.ts'
import { reviewsIn } from './reviews-in.ts'

export { reviewsIn }

/** The real application on an engine and folders of its own. */
export interface TestLibrary {
  services: Services
  /** Asks the application over HTTP. */
  ask: ReturnType<typeof supertest>
  /** Stops the engine and removes the folders. */
  end(): Promise<void>
}

/** A temporary folder that the caller removes. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lessons-test-'))
}

/** Starts everything as the server does and waits for the index. */
export async function startLibrary(
  settings: Readonly<Record<string, string>> = {},
  { indexed = true } = {},
): Promise<TestLibrary> {
  const folder = await makeFolder()
  const undo = [() => rm(folder, { recursive: true, force: true })]
  const end = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const config = testConfig(folder, settings)
    // Whoever gives a data folder knows what is in it.
    if (indexed && settings['DATA_DIR'] === undefined) await putReadyData(config)
    const services = await createServices(config, 'test')
    undo.push(() => services.stop())
    if (indexed) {
      await services.library.sync()
      await services.library.ranked
      // What was taken over is looked at once more, behind the answers.
      await services.library.kept
    }
    return { services, ask: supertest(createApp(services)), end }
  } catch (cause) {
    await end()
    throw cause
  }
}

/** The same over the real reviews and those made for tests: an invented, a held and a withdrawn one. */
export async function startLibraryOfAll({ indexed = true } = {}): Promise<TestLibrary> {
  const folder = await makeFolder()
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  try {
    const files = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
    const library = await startLibrary({ REVIEWS_DIR: await makeReviews(folder, files) }, { indexed })
    return { ...library, end: () => library.end().finally(removeFolder) }
  } catch (cause) {
    await removeFolder()
    throw cause
  }
}

/** Settings of a server of its own over the reviews and the vocabulary of the project. */
export function testConfig(folder: string, settings: Readonly<Record<string, string>> = {}): Config {
  return loadConfig({
    DATA_DIR: join(folder, 'data'),
    REVIEWS_DIR: rootPath('reviews'),
    TAXONOMY_DIR: rootPath('taxonomy'),
    LOG_LEVEL: 'silent',
    PORT: '0',
    MEILI_BIN: process.env['MEILI_BIN'],
    ...settings,
  })
}

/**
 * A folder of reviews.
 * @param copied paths of review files
 * @param written further files by name
 */
export async function makeReviews(
  folder: string,
  copied: readonly string[],
  written: Readonly<Record<string, string>> = {},
): Promise<string> {
  const reviews = join(folder, 'reviews')
  await mkdir(reviews, { recursive: true })
  for (const path of copied) await cp(path, join(reviews, basename(path)))
  for (const [name, text] of Object.entries(written)) await writeFile(join(reviews, name), text)
  return reviews
}
