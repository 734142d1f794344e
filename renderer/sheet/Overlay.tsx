/** What lies over the cells: merged cells, the selected range, the active cell, and what a drag would do. */
import { memo } from 'react'
import { createPortal } from 'react-dom'
import { type Column, type Row, visibleColumns } from '../../shared/attachment/model.ts'
import { type Rectangle, sameRectangle } from '../../shared/attachment/rectangles.ts'
import { isWordy } from '../../shared/attachment/roles.ts'
import { lookClasses } from '../grid/looks.ts'
import { activePlace, cellAt, type Extent, rectangle, type Selection } from '../grid/selection.ts'
import type { Surface } from '../grid/surface.ts'
import { type Landing, useDesk } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf, seenText } from '../state/places.ts'

interface Props {
  readonly surface: Surface
  readonly open: Editor
  readonly selection: Selection
  /** Changes whenever the grid's layout did. */
  readonly layout: number
}

export const Overlay = memo(function Overlay({ surface, open, selection }: Props) {
  const { cut, copied, filling, landing, moving, reading } = useDesk()
  const marched = cut === null ? (copied ?? []) : [cut.area]
  const extent = extentOf(open.attachment)
  const area = rectangle(selection, extent)
  const active = cellAt(activePlace(selection, extent), extent)
  const { others = [] } = selection
  const one = others.length === 0
  const several = !one || !sameRectangle(area, active)
  const { first, last } = surface.drawnRows()
  const columns = visibleColumns(open.attachment.columns)
  const merges = extent.merges.filter((merge) => merge.bottom >= first && merge.top <= last)

  return (
    <div className="overlay" aria-hidden>
      {merges.map((merge) => (
        <Layer
          key={`${merge.top}:${merge.left}`}
          surface={surface}
          area={merge}
          className={mergeClass(merge, columns, open.attachment.rows[merge.top])}
        >
          <span className="stay">{seenText(open, { row: merge.top, column: merge.left })}</span>
        </Layer>
      ))}
      {others.map((other, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ranges have no name but their number
        <Layer key={n} surface={surface} area={other} className="selected" />
      ))}
      {extent.rows > 0 && (
        <Layer surface={surface} area={active} className="active">
          {!several && <Holds />}
        </Layer>
      )}
      {several && extent.rows > 0 && (
        <Layer surface={surface} area={area} className="selected">
          {one && <Holds />}
        </Layer>
      )}
      {marched.map((each) => (
        <Layer
          key={`${each.top}:${each.left}:${each.bottom}:${each.right}`}
          surface={surface}
          area={each}
          className={cut === null ? 'copied' : 'cut'}
        />
      ))}
      {reading?.map(({ area: each, colour }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: references have no name but their number
        <Layer key={n} surface={surface} area={each} className={`reads reads-${colour}`} />
      ))}
      {moving !== null && <Layer surface={surface} area={moving} className="moving" />}
      {filling !== null && <Layer surface={surface} area={filling} className="filling" />}
      {landing !== null && <Line surface={surface} landing={landing} extent={extent} />}
    </div>
  )
})

/** What a selection is taken hold of by: its border and its corner. */
const Holds = () => (
  <>
    {(['top', 'bottom', 'left', 'right'] as const).map((side) => (
      <div key={side} className={`grip ${side}`} />
    ))}
    <div className="fill-handle" />
  </>
)

/** A group's heading across the whole table begins at the left, as it is printed. */
const mergeClass = ({ left, right }: Rectangle, columns: readonly Column[], row: Row | undefined): string => {
  const column = columns[left]
  const group = left === 0 && right === columns.length - 1
  const own = group || (column !== undefined && isWordy(column.role)) ? 'merged text' : 'merged'
  return [own, ...lookClasses(row?.marks?.[column?.id ?? ''])].join(' ')
}

interface LayerProps {
  readonly surface: Surface
  readonly area: Rectangle
  readonly className: string
  readonly children?: React.ReactNode
}

function Layer({ surface, area, className, children }: LayerProps) {
  const box = surface.box(area)
  if (box === null) return null
  const { frozen, ...style } = box
  const layer = (
    <div className={className} style={style}>
      {children}
    </div>
  )
  return frozen ? createPortal(layer, surface.frozenMarks) : layer
}

interface LineProps {
  readonly surface: Surface
  readonly landing: Landing
  readonly extent: Extent
}

/** Where dragged rows or columns would land. */
function Line({ surface, landing, extent }: LineProps) {
  const all: Rectangle = { top: 0, left: 0, bottom: extent.rows - 1, right: extent.columns - 1 }
  const whole = surface.box(all)
  if (whole === null) return null
  if (landing.axis === 'row') {
    const at = surface.box({ ...all, top: Math.min(landing.before, all.bottom) })
    const top = at === null || landing.before > all.bottom ? whole.top + whole.height : at.top
    return (
      <div className="landing" style={{ left: whole.left, width: whole.width, top: top - 1, height: 3 }} />
    )
  }
  const at = surface.box({ ...all, left: Math.min(landing.before, all.right) })
  const left = at === null || landing.before > all.right ? whole.left + whole.width : at.left
  return (
    <div className="landing" style={{ top: whole.top, height: whole.height, left: left - 1, width: 3 }} />
  )
}
