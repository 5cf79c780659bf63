const DATABASE = 'lessons-drafts'
const STORE = 'copies'

/*
 * The database of the browser is written to disk when a change is done. Its local storage follows seconds later, and
 * what was put there last is gone where the browser is killed.
 */
let opened: Promise<IDBDatabase> | undefined

/** Every key with its value; none where the browser keeps nothing. */
export async function listLasting(): Promise<Array<[string, unknown]>> {
  const keys = (await work('readonly', store => store.getAllKeys())) as string[] | undefined
  const values = (await work('readonly', store => store.getAll())) as unknown[] | undefined
  return (keys ?? []).map((key, at) => [key, values?.[at]])
}

/** Keeps a value, or takes it out where it is undefined. */
export async function writeLasting(key: string, value: string | undefined): Promise<void> {
  await work('readwrite', store => (value === undefined ? store.delete(key) : store.put(value, key)))
}

/** Takes out whatever is kept. */
export async function clearLasting(): Promise<void> {
  await work('readwrite', store => store.clear())
}

async function work(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    opened ??= open()
    const database = await opened
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' })
      const request = ask(transaction.objectStore(STORE))
      transaction.addEventListener('complete', () => resolve(request.result))
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('Not kept')))
    })
  } catch {
    // A browser may have no room, or not let a page keep anything: the text is saved on the server all the same.
    opened = undefined
    return undefined
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('Not opened')))
  })
}
