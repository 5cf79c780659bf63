export { siteAddress } from '../config.ts'
