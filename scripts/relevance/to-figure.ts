import type { Estimate } from './bootstrap.ts'

/** `0.812 [0.760, 0.861]`, with a sign where it is a difference. */
export function toFigure(figure: Estimate | undefined, signed = false): string {
  if (!figure) return '-'
  const write = (value: number) => `${signed && value >= 0 ? '+' : ''}${value.toFixed(3)}`
  return `${write(figure.mean)} [${write(figure.low)}, ${write(figure.high)}]`
}
