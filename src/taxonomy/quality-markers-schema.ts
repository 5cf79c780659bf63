import { z } from 'zod'
export const qualityMarkersFileSchema = z.looseObject({ version: z.string() })
export type QualityMarkers = z.output<typeof qualityMarkersFileSchema>
