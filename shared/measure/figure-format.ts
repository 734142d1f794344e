/** How a figure is to be formatted in a spreadsheet, so that it shows what stands here. */

/**
 * The number format under which a spreadsheet shows a figure as it stands here (12.3% → 0.0%, 1,234.50 → #,##0.00); null
 * where it would show something else: （1） would become -1, 05 lose its zero, and 1-6 be a date.
 */
export function figureFormat(text: string): string | null {
  const parts = /^-?(?:(0|[1-9]\d{0,14})|([1-9]\d{0,2}(?:,\d{3}){1,4}))(?:\.(\d{1,10}))?(%)?$/.exec(text)
  if (parts === null) return null
  const [, , grouped, decimals = '', percent = ''] = parts
  const whole = grouped === undefined ? '0' : '#,##0'
  return `${whole}${decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`}${percent}`
}
