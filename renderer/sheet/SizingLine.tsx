/** The edge of a column or a row while it is drawn: a line through the sheet, and how wide or high it would be. */
import { useDesk } from '../state/desk.ts'

export function SizingLine() {
  const sizing = useDesk((desk) => desk.sizing)
  if (sizing === null) return null
  const { axis, at, from, to, text } = sizing
  const column = axis === 'column'
  return (
    <>
      <div
        className="sizing"
        style={
          column
            ? { left: at - 1, top: from, width: 1, height: to - from }
            : { left: from, top: at - 1, width: to - from, height: 1 }
        }
      />
      <div
        className="sizing-text"
        role="status"
        style={column ? { left: at + 6, top: from + 20 } : { left: from + 6, top: at + 6 }}
      >
        {text}
      </div>
    </>
  )
}
