const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Given names that are months, or that begin a sentence as other words: names only where the words around say so. */
export const MONTH_NAMES = words('may april june august')

/** Given names that are other words as well: names where they stand with a capital inside a sentence. */
export const WORD_NAMES = words(
  `will mark grace hope rose chase faith joy summer grant frank bill sue rob art dean dale drew pat max ray guy angel
  autumn amber ruby dawn eve iris ivy lily daisy heather holly carol norm gene rich miles penny robin sandy star storm
  sunny charity constance patience prudence destiny harmony melody crystal clay rocky sterling pierce tyler hunter
  mason skye sky willow olive myrtle hazel fern flora violet pearl opal jade gem ginger basil rosemary sage honey
  candy precious blessing chance rusty cliff victor ernest earnest nick jack jimmy tony ken don dot josh bob peg ted
  sonny buddy junior sonia major see ana ann long kay bea liv val mel ned cal page merit bliss justice mercy trinity
  river rain raven phoenix piper harper archer parker carter cooper porter taylor sawyer tab tad gale nova mari`,
)

/** Given names that are places of the United Kingdom and beyond. */
export const PLACE_NAMES = words(
  `chelsea devon chester preston charlotte brent bradford kirk glen carlisle lincoln jordan georgia kenya israel china
  india asia sydney paris florence victoria london kingston england holland ireland austin chad troy roman alexandria
  ashton barry bolton burton camden carlton clifton clyde dalton denver derby douglas durham eden ely essex forest
  kent kelly lee leigh lancaster malta milan milton nelson norfolk oakley regan ripley stafford stanley stirling
  sutton trent tyne ty warren warwick wells wesley windsor york gary africa america dakota virginia carolina asia
  brooklyn sicily geneva odessa lorraine petra sandringham shirley beverley beverly kimberley kimberly`,
)

/** Given names that are surnames of those who chaired, wrote or gave their name to what is cited. */
export const CITED_NAMES = words(
  `laming munro jay casey francis kennedy warner wood brandon gillick fraser graham martin lewis macpherson bichard
  cleaver duncan reder ward harris dent rose cantril hillsborough russell murphy ryan nelson marshall allen gardner
  thompson owen scott wilson maslow bowlby ainsworth kolb gibbs`,
)
