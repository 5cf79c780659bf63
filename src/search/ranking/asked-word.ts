/** One thing a query asks for: a word by number, and words that stand for it with what each then counts for. */
export type AskedWord = ReadonlyArray<{ token: number; weight: number }>
