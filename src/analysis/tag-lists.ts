import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Row } from './catalogue.ts'
import { comparedTags, type ComparedTag } from './similar-tags.ts'
import { UNKNOWN, type RowVectors, type Vector } from './weighted-field.ts'

/** The compared tags of rows as numbers, in arrays, since they are gone through several times. */
export class TagLists implements RowVectors {
  readonly #numbers = new Map<string, number>()
  readonly #starts = [0]
  readonly #tags: number[] = []
  readonly #weights: number[] = []

  add(row: Row, taxonomy: Taxonomy): void {
    for (const { key, weight } of comparedTags(row, taxonomy)) {
      const number = this.#numbers.get(key) ?? this.#numbers.size
      this.#numbers.set(key, number)
      this.#tags.push(number)
      this.#weights.push(weight)
    }
    this.#starts.push(this.#tags.length)
  }

  get rows(): number {
    return this.#starts.length - 1
  }

  get dimensions(): number {
    return this.#numbers.size
  }

  visit(row: number, take: (dimension: number, weight: number) => void): void {
    for (let at = this.#starts[row]!; at < this.#starts[row + 1]!; at++)
      take(this.#tags[at]!, this.#weights[at]!)
  }

  toVector(tags: readonly ComparedTag[]): Vector {
    return {
      dimensions: tags.map(({ key }) => this.#numbers.get(key) ?? UNKNOWN),
      weights: tags.map(({ weight }) => weight),
    }
  }
}
