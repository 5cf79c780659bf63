/** No search engine can be run here. The message says why, and every way to get one. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable'
}

/** There is a search engine, and it is not up at this moment. The message says what is known. */
export class EngineDown extends Error {
  override name = 'EngineDown'
}
