/** Ctrl and the wheel change the zoom, as in Excel and WPS. */
import { editor, setZoom } from '../state/editor.ts'

/** How far the wheel turns for a tenth of the zoom, in pixels: less than a notch, and some of a touchpad's glide. */
const STEP = 80

/**
 * Watches the desk; ends with the function that it answers. The wheel is only listened to while Ctrl is down: who may
 * hold back the wheel's own effect makes every scroll wait.
 */
export function watchWheel(desk: HTMLElement): () => void {
  let turned = 0
  const turn = (event: WheelEvent): void => {
    if (!event.ctrlKey) return
    event.preventDefault()
    turned += event.deltaY
    const steps = Math.trunc(turned / STEP)
    if (steps === 0) return
    turned -= steps * STEP
    setZoom(editor().zoom - steps / 10)
  }
  const release = (): void => desk.removeEventListener('wheel', turn)
  const press = ({ key }: KeyboardEvent): void => {
    turned = 0
    if (key === 'Control') desk.addEventListener('wheel', turn, { passive: false })
  }
  const lift = ({ key }: KeyboardEvent): void => {
    if (key === 'Control') release()
  }
  window.addEventListener('keydown', press, true)
  window.addEventListener('keyup', lift, true)
  window.addEventListener('blur', release)
  return () => {
    release()
    window.removeEventListener('keydown', press, true)
    window.removeEventListener('keyup', lift, true)
    window.removeEventListener('blur', release)
  }
}
