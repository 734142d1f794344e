/** Texts of `<t>` as they come, without phonetic readings (rPh), which are no part of the text. */
export function textCollector() {
  let [text, inText, phonetic] = ['', false, 0]
  return {
    open: (name: string) => {
      if (name === 'rPh') phonetic += 1
      inText = name === 't' && phonetic === 0
    },
    /** Whether the piece belongs to the text. */
    text: (piece: string): boolean => {
      if (inText) text += piece
      return inText
    },
    close: (name: string) => {
      if (name === 'rPh') phonetic -= 1
      if (name === 't') inText = false
    },
    /** As they stand, with their escapes. */
    take: () => {
      const taken = text
      text = ''
      return taken
    },
  }
}
