/**
 * Texts that a spreadsheet would run as a formula leave a csv with an apostrophe before them, and come back without it.
 * Source: OWASP, CSV Injection.
 */

/** What spreadsheets pass over before they look for a formula, and what then begins one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are among what is passed over
const FORMULA = /^(?:[\t\r]|[\s\0-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])/

/** −0.5%, +1,234 and a lone dash are figures and placeholders, which no spreadsheet runs. */
const HARMLESS = /^\s*(?:[+-]?\d[\d,]*(?:\.\d+)?[%％]?|-+)\s*$/

const isDangerous = (text: string): boolean => FORMULA.test(text) && !HARMLESS.test(text)

/** A text that needs the guard, or that would be taken for one which has it already. */
export const guarded = (text: string): string => (isDangerous(text.replace(/^'+/, '')) ? `'${text}` : text)

/** The text without the guard's apostrophe; one of its own stays. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && isDangerous(text.replace(/^'+/, '')) ? text.slice(1) : text
