import { isOfPack, signedPackReceiptSchema, signedReceiptSchema, type AnySignedReceipt } from './receipt.ts'

/** Reads a signed receipt from a text; never throws on what somebody gives. What is wrong follows "The receipt". */
export function parseReceipt(text: string): { signed: AnySignedReceipt } | { fault: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'is not JSON, or is not there as a whole' }
  }
  const schema = isOfPack(value) ? signedPackReceiptSchema : signedReceiptSchema
  const parsed = schema.safeParse(value)
  if (parsed.success) return { signed: parsed.data }
  const { path, message } = parsed.error.issues[0]!
  return {
    fault: `is not in the form of a signed receipt: ${[path.join('.'), message].filter(Boolean).join(': ')}`,
  }
}
