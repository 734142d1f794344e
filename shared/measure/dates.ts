/** A date in the form in which a table has its dates. */

type Form = (year: number, month: number, day: number) => string

const two = (n: number): string => String(n).padStart(2, '0')

/** Forms of a date, each with what it looks like; where a text fits two, the first is meant. */
const forms: readonly (readonly [RegExp, Form])[] = [
  [/\d{4}年\d{1,2}月\d{1,2}日/, (y, m, d) => `${y}年${m}月${d}日`],
  [/\d{4}-\d{2}-\d{2}/, (y, m, d) => `${y}-${two(m)}-${two(d)}`],
  [/\d{4}-\d{1,2}-\d{1,2}/, (y, m, d) => `${y}-${m}-${d}`],
  [/\d{4}\/\d{2}\/\d{2}/, (y, m, d) => `${y}/${two(m)}/${two(d)}`],
  [/\d{4}\/\d{1,2}\/\d{1,2}/, (y, m, d) => `${y}/${m}/${d}`],
  [/\d{4}\.\d{2}\.\d{2}/, (y, m, d) => `${y}.${two(m)}.${two(d)}`],
  [/\d{4}\.\d{1,2}\.\d{1,2}/, (y, m, d) => `${y}.${m}.${d}`],
  [/^\d{4}年\d{1,2}月(?:底|末)?$/, (y, m) => `${y}年${m}月`],
  [/^\d{1,2}月\d{1,2}日$/, (_, m, d) => `${m}月${d}日`],
]

/**
 * A day as most dates among the texts are written, the nearest first; 2026年11月27日, as official papers have it, where
 * none is.
 * @param near texts to look at in turn: those of the column, then those of the table
 */
export function dateAs(day: Date, ...near: readonly (readonly string[])[]): string {
  const write = near.map(commonest).find((form) => form !== null) ?? forms[0]?.[1]
  return write === undefined ? '' : write(day.getFullYear(), day.getMonth() + 1, day.getDate())
}

function commonest(texts: readonly string[]): Form | null {
  const counts = forms.map(() => 0)
  for (const text of texts) {
    const at = forms.findIndex(([shape]) => shape.test(text.trim()))
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  }
  const most = Math.max(...counts)
  return most === 0 ? null : (forms[counts.indexOf(most)]?.[1] ?? null)
}
