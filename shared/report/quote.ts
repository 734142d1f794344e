/** A quoted sentence found again in a text that may have changed since. */
import type { Span } from './text.ts'

/**
 * Where the words stand, whatever spaces, line breaks and quotation marks lie between them; of several places the one
 * nearest to where they were. Null where the text has them no more.
 * @param quote in one line, as wordsAt (findings/check/context.ts) gives it; one that ends in … is only a beginning
 */
export function placeOfQuote(text: string, quote: string, offset: number): Span | null {
  const letters = [...quote.replace(/…$/, '')].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (letters.length === 0) return null
  const places = [...text.matchAll(new RegExp(letters.join('[\\s“”"]*'), 'g'))]
  const nearest = places.reduce<RegExpExecArray | undefined>(
    (best, one) =>
      best === undefined || Math.abs(one.index - offset) < Math.abs(best.index - offset) ? one : best,
    undefined,
  )
  return nearest === undefined ? null : { from: nearest.index, to: nearest.index + nearest[0].length }
}
