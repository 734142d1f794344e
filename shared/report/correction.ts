/** What is put right in a report's text, before it goes back into the document that it came in. */

export interface Correction {
  /** Which line of the report's text, from 0. */
  readonly paragraph: number
  /** The characters of that line that go; none where something is only put in. */
  readonly from: number
  readonly to: number
  /** What comes in their place; empty where they only go. */
  readonly text: string
  /** Why: the figure's reason. Empty for none. */
  readonly comment: string
}

/** A correction that a document does not take, and why, as words that follow 因为. */
export interface LeftCorrection {
  readonly correction: Correction
  readonly why: string
}

/** Why a report that was not a Word document has no tracked changes. */
export const noDocument = '这份报告不是从Word文档打开的，不能写成修订稿；可以保存文本。'
