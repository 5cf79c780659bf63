import { checkDarkColours } from './check-every-page.ts'

checkDarkColours()
