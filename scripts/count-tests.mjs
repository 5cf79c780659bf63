/**
 * How many tests passed and failed, from the report that vitest writes as JSON. A file of tests that could not be
 * run has none to count, so it counts as one that failed: what was not run must not look like success.
 */
export function countTests({ testResults }) {
  const tests = testResults.flatMap(file => file.assertionResults)
  const count = status => tests.filter(test => test.status === status).length
  const unread = testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  ).length
  const passed = count('passed')
  const failed = count('failed')
  return { passed, failed: failed + unread, skipped: tests.length - passed - failed, unread }
}
