import { createExtract, type ExtractMaker, type ExtractRequest } from '../exports/create-extract.ts'
import type { Site } from '../exports/column.ts'
import type { AnySignedReceipt, SignedReceipt } from '../exports/receipt.ts'
import { createSigner, SigningKeyMissing, type Signer } from '../exports/sign-receipt.ts'
import type { ThematicExtract } from '../exports/thematic-extract.ts'
import { verifyReceipt } from '../exports/verify-receipt.ts'
import type { Verification } from '../exports/verification.ts'
import { parseQueryString } from '../search/parse-query-string.ts'
import { SearchUnavailable } from '../search/search-index.ts'
import { toQueryString } from '../search/to-query-string.ts'
import type { Library } from '../search/library.ts'
import { readSigningKey } from '../state/signing-key.ts'
import { SavedExtracts } from './saved-extracts.ts'
import { Versions } from './versions.ts'

interface ExtractsParts {
  library: Library
  dataDir: string
  readOnly: boolean
  site: Site
  /** Version of the software. */
  software: string
  log: { error(fields: object, message: string): void }
}

/** A query that can no longer be asked as it was, since the vocabulary has changed. */
export class QueryOutdated extends Error {
  constructor(faults: readonly string[]) {
    super(`The query of this extract can no longer be asked as it was. ${faults.join(' ')}`)
    this.name = 'QueryOutdated'
  }
}

/** Extracts as the API, the pages and the command line make, save and verify them. */
export class Extracts {
  readonly saved: SavedExtracts
  readonly versions: Versions
  readonly readOnly: boolean
  readonly site: Site
  readonly #parts: ExtractsParts
  #signer: Signer | undefined

  constructor(parts: ExtractsParts) {
    const { library, dataDir, log } = parts
    this.#parts = parts
    this.readOnly = parts.readOnly
    this.site = parts.site
    this.saved = new SavedExtracts(dataDir)
    this.versions = new Versions({ dataDir, log, taxonomy: () => library.snapshot.taxonomy })
  }

  /**
   * Every match of a query as it is now, with a signed receipt.
   * @throws SearchUnavailable, SigningKeyMissing, NotAmongMatches
   */
  async create(request: ExtractRequest): Promise<ThematicExtract> {
    const maker = await this.maker()
    const { library } = this.#parts
    // Read by the vocabulary of the very state that answers, since that may be a newer one.
    const string = toQueryString(request.query)
    const found = await library.matches(({ taxonomy }) => parseQueryString(string, taxonomy))
    if (found.faults.length > 0) throw new SearchUnavailable('The vocabulary has just changed.')
    return createExtract(found, request, maker)
  }

  /**
   * What receipts are signed with.
   * @throws SigningKeyMissing
   */
  async maker(): Promise<ExtractMaker> {
    const signer = await this.#sign()
    if (!signer) throw new SigningKeyMissing()
    const { site, software } = this.#parts
    return { signer, site, software }
  }

  /**
   * The extract of a receipt made afresh from the library as it is now; what was left out and is gone needs no
   * leaving out.
   * @throws SearchUnavailable, SigningKeyMissing, QueryOutdated
   */
  async remake({ receipt }: SignedReceipt): Promise<ThematicExtract> {
    const maker = await this.maker()
    const { library } = this.#parts
    const found = await library.matches(({ taxonomy }) => parseQueryString(receipt.query.string, taxonomy))
    if (found.faults.length > 0) throw new QueryOutdated(found.faults.map(({ detail }) => detail))
    const matches = new Set(found.rows.map(({ id }) => id))
    const request: ExtractRequest = {
      query: found.query,
      title: receipt.title,
      notes: receipt.notes,
      leaveOut: receipt.leftOut.filter(({ id }) => matches.has(id)),
    }
    return createExtract(found, request, maker)
  }

  /**
   * What a receipt is worth, and what has changed since it was made.
   * @throws SearchUnavailable when its query has words and the engine does not answer
   */
  async verify(signed: AnySignedReceipt): Promise<Verification> {
    const { library, software } = this.#parts
    return verifyReceipt(signed, {
      matches: parse => library.matches(parse),
      snapshot: library.snapshot,
      earlier: this.versions,
      publicKey: (await this.#sign())?.publicKey,
      software,
    })
  }

  /** The key is read once it is there; a process that only reads may have started before it was made. */
  async #sign(): Promise<Signer | undefined> {
    if (this.#signer) return this.#signer
    const pem = await readSigningKey(this.#parts.dataDir)
    if (pem !== undefined) this.#signer = createSigner(pem)
    return this.#signer
  }
}
