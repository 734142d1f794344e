/** Bytes → text, in the encodings that officials' files come in: Unicode's, and the Chinese standard GB18030. */

/** The text; null where the bytes are none. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return plain(decode('utf-8', bytes))
  if (first === 0xff && second === 0xfe) return plain(decode('utf-16le', bytes))
  if (first === 0xfe && second === 0xff) return plain(decode('utf-16be', bytes))
  const bare = withoutMark(bytes)
  if (bare !== null) return plain(decode(bare, bytes))
  return plain(decode('utf-8', bytes) ?? decode('gb18030', bytes))
}

/** UTF-16 that does not say so: of its commas, digits and line ends one byte is zero, and of 一 the other. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = Array.from(bytes.subarray(0, 4096).entries()).filter(([, byte]) => byte === 0)
  const odd = zeros.filter(([index]) => index % 2 === 1).length
  const even = zeros.length - odd
  if (odd > even * 3) return 'utf-16le'
  return even > odd * 3 ? 'utf-16be' : null
}

/** Null where the bytes are not that encoding; a character cut off at the very end does not count. */
function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** Null for what holds characters that no text does; the mark at its end is that of old systems. */
function plain(decoded: string | null): string | null {
  const text = decoded?.endsWith('\x1a') ? decoded.slice(0, -1) : decoded
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells
  return text === null || /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text.replace(/^\ufeff/, '')
}
