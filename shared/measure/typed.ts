/** Figures as an input method leaves them: in full-width signs, or with the full stop of a sentence for their point. */

/** The same text with its figures in the signs that every program reads; the text itself where there is nothing to mend. */
export const halfWidth = (text: string): string =>
  text
    .replace(/(?<=[\d０-９])[。．｡](?=[\d０-９])/g, '.')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    // Of thousands only: between other figures it is the comma of a sentence.
    .replace(/(?<=\d)，(?=\d{3}(?!\d))/g, ',')
    .replace(/(?<=\d)％/g, '%')
    .replace(/^[－＋](?=\d)/, (sign) => (sign === '－' ? '-' : '+'))
