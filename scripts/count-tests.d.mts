export function countTests(report: unknown): {
  passed: number
  failed: number
  skipped: number
  unread: number
}
