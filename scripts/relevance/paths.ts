import { rootPath } from '../../src/root-path.ts'

export const QUERIES = rootPath('scripts/relevance/queries.yaml')
export const JUDGEMENTS = rootPath('scripts/relevance/judgements.csv')
