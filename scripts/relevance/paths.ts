import { rootPath } from '../../src/root-path.ts'

export const QUERIES = rootPath('scripts/relevance/queries.yaml')
export const JUDGEMENTS = rootPath('scripts/relevance/judgements.csv')
export const SIMILAR_SEEDS = rootPath('scripts/relevance/similar-seeds.yaml')
export const SIMILAR_JUDGEMENTS = rootPath('scripts/relevance/similar-judgements.csv')
export const ASKED_SEEDS = rootPath('scripts/relevance/asked/seeds.yaml')
export const ASKED_JUDGEMENTS = rootPath('scripts/relevance/asked/judgements.csv')
