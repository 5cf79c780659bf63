import type { SimilarSeed } from '../../load-similar-seeds.ts'
import type { System } from '../system.ts'

/** So many of what each system finds for a seed are judged. */
export const POOLED = 8

/** Something that is asked what is like a seed. */
export interface SimilarSystem extends Pick<System, 'name' | 'role'> {
  /**
   * @returns ids of at most eight items of the kind of the seed and of other reviews, nearest first; undefined where
   * it cannot be asked with such a seed
   */
  find(seed: SimilarSeed): Promise<string[] | undefined>
}
