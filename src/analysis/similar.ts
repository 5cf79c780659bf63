import { ReviewChanged } from '../corpus/corpus.ts'
import { DEMONSTRATION_ROWS } from './x'
