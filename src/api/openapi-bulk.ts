import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { BULK_TABLES } from './bulk-routes.ts'
import * as bulkSchemas from './bulk-schemas.ts'
import { copy, operation } from './openapi-operations.ts'

/** The description of the copies of everything. */
export function bulkPaths(): ZodOpenApiPathsObject {
  return {
    '/bulk/library.zip': {
      get: copy('getLibraryZip', 'All records in Markdown, zipped', 'application/zip'),
    },
    '/bulk/library.ndjson': {
      get: copy('getLibraryNdjson', 'All records, one JSON object a line', 'application/x-ndjson'),
    },
    ...Object.fromEntries(
      Object.keys(BULK_TABLES).map(table => [
        `/bulk/${table}.csv`,
        {
          get: copy(
            `getCsvOf${table}`,
            `All ${table} as CSV, in the columns of the data dictionary`,
            'text/csv',
          ),
        },
      ]),
    ),
    '/bulk/dictionary.json': {
      get: operation(
        'getDictionary',
        'The data dictionary: what each column of each table means',
        bulkSchemas.dictionary,
        {},
        [],
      ),
    },
  }
}
