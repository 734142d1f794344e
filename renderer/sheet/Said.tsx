/** What was said in a note, one thing below the other: who, when, and the words. */
import type { Note } from '../../shared/attachment/model.ts'
import { whenWords } from '../state/history.ts'

/** Who said something, and when, as far as either is known. */
export function saidBy({ by, at }: { readonly by: string; readonly at?: string }): string {
  const who = by === '' ? '未署名' : by
  return at === undefined ? who : `${who}　${whenWords(at)}`
}

/** More than these are not shown in a card: the list beside the sheet has all. */
const most = 4

export function Said({ note }: { readonly note: Note }) {
  const { said, settled } = note
  const left = said.length - most
  return (
    <>
      {left > 0 && <p className="note-more">前面还有{left}条，见侧栏“批注”</p>}
      {said.slice(-most).map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said has no name but its number
        <div key={n} className="note-said">
          <span className="note-by">{saidBy(one)}</span>
          <p>{one.text}</p>
        </div>
      ))}
      {settled !== undefined && <p className="note-settled">已解决：{saidBy(settled)}</p>}
    </>
  )
}
