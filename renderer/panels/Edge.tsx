/** The edge of a panel: drawn with the mouse, by arrows where it has the keyboard; a double click makes it as usual. */
import type { KeyboardEvent, PointerEvent } from 'react'
import './Edge.css'

/** The panel as it lies in the window, in pixels. */
export interface Lying {
  readonly left: number
  readonly right: number
  /** The width of what it lies in. */
  readonly parent: number
}

interface EdgeProps {
  /** What it says of itself: 侧栏宽度. */
  readonly name: string
  /** The id of the panel. */
  readonly controls: string
  /** On which side of the panel it is. */
  readonly side: 'left' | 'right'
  readonly value: number
  /** Of one press of an arrow. */
  readonly step: number
  readonly widths: { readonly least: number; readonly usual: number; readonly most: number }
  readonly widen: (to: number) => void
  /** The width of the panel with its edge at that place of the window. */
  readonly measure: (x: number, lying: Lying) => number
}

export function Edge({ name, controls, side, value, step, widths, widen, measure }: EdgeProps) {
  const draw = ({ currentTarget, pointerId, clientX }: PointerEvent<HTMLElement>): void => {
    const panel = currentTarget.parentElement
    if (panel === null || !currentTarget.hasPointerCapture(pointerId)) return
    const { left, right } = panel.getBoundingClientRect()
    widen(measure(clientX, { left, right, parent: panel.parentElement?.clientWidth ?? window.innerWidth }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const out = side === 'left' ? step : -step
    const to = {
      ArrowLeft: value + out,
      ArrowRight: value - out,
      Home: widths.least,
      End: widths.most,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    widen(to)
  }
  return (
    <hr
      className={`edge at-${side}`}
      aria-orientation="vertical"
      aria-label={name}
      aria-controls={controls}
      aria-valuenow={value}
      aria-valuemin={widths.least}
      aria-valuemax={widths.most}
      title="拖动改变宽度，双击恢复"
      tabIndex={0}
      onKeyDown={onKeyDown}
      // The sheet keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={draw}
      onDoubleClick={() => widen(widths.usual)}
    />
  )
}
