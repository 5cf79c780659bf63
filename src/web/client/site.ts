import { copyButtons } from './copy-buttons.ts'
import { countBoxWords } from './count-words.ts'
import { clearCopiesOnSignOut } from './editor/kept-copy.ts'
import { explainTags } from './explain-tags.ts'
import { facetSearch } from './facet-search.ts'
import { liveSearch } from './live-search.ts'
import { packInBrowser } from './pack.ts'
import { slides } from './slides.ts'
import { suggestions } from './suggestions.ts'

// Everything works without this script; it saves steps. One step that fails must not take the others along.
for (const improve of [
  suggestions,
  liveSearch,
  facetSearch,
  explainTags,
  copyButtons,
  slides,
  packInBrowser,
  countBoxWords,
  clearCopiesOnSignOut,
]) {
  try {
    improve(document)
  } catch (cause) {
    console.error(cause)
  }
}
