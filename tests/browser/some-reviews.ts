import { rootPath } from '../../src/root-path.ts'
import { makeReviews, reviewsIn } from '../library-fixture.ts'

/** Real reviews that stay what they are; however many the library comes to hold, the pages made of these are few. */
const REAL = [
  '1986-northern-ireland-hughes-inquiry',
  '2003-london-laming-inquiry',
  '2006-highland-left-school-unseen',
  '2009-haringey-accounts-taken-at-face-value',
  '2022-bridgend-not-seen-alone',
  '2022-england-child-protection-in-england',
]

/** Some real reviews, the invented ones (a demonstration, one with held values, one of every field), and one kept out. */
export async function someReviews(folder: string): Promise<string> {
  return makeReviews(folder, [
    ...REAL.map(id => rootPath('reviews', `${id}.md`)),
    ...(await reviewsIn('tests/fixtures/reviews')),
    rootPath('tests/fixtures/invalid/nation-unknown-term.md'),
  ])
}
