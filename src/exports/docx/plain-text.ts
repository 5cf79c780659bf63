/** Control characters, and halves of characters that lost the other half. */
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu

/** Text without the characters that XML has no place for, which would make Word refuse the file. */
export function toPlainText(text: string): string {
  return text.replace(NO_XML, '')
}
