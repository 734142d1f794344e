/** Printed pages as they will leave the printer, as large as there is room or as a person likes. */
import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { previewDocument } from '../../../shared/page/document.ts'
import { fontStack } from '../../../shared/page/fonts.ts'
import type { PrintedPage } from '../../../shared/page/pages.ts'
import { useLook } from '../../state/desk.ts'
import { fitted, type Room, type Size, stepped } from './view.ts'

interface PagesProps {
  readonly pages: readonly PrintedPage[]
  readonly title: string
  /** Where the pages stand: it is what is printed. */
  readonly frame: RefObject<HTMLIFrameElement | null>
  readonly close: () => void
}

export function Pages({ pages, title, frame, close }: PagesProps) {
  const [size, setSize] = useState<Size>('page')
  const [upright, setUpright] = useState(false)
  const dark = useLook(({ look }) => look === 'dark')
  const desk = useRef<HTMLDivElement>(null)
  const room = useRoom(desk)
  const lying = pages.some(({ orientation }) => orientation === 'landscape')
  const zoom = useMemo(() => {
    if (typeof size === 'number' || room === null) return typeof size === 'number' ? size : null
    const turned = pages.map(({ orientation }) => ({ turned: upright && orientation === 'landscape' }))
    return fitted(size, room, turned)
  }, [size, room, pages, upright])
  const document = useMemo(
    () => (zoom === null ? null : previewDocument(pages, title, fontStack, { zoom, upright, dark })),
    [pages, title, zoom, upright, dark],
  )
  const smallest = Math.min(...pages.map((page) => page.size))
  const asked = Math.min(...pages.map(({ setup }) => setup.bodySize))
  // Whoever has clicked on the page presses Esc there.
  const hear = (): void =>
    frame.current?.contentWindow?.addEventListener('keydown', ({ key }) => key === 'Escape' && close())
  return (
    <div className="print-desk">
      <div className="print-view" role="toolbar" aria-label="怎样看">
        <Button size="small" aria-pressed={size === 'page'} onClick={() => setSize('page')}>
          整页
        </Button>
        <Button size="small" aria-pressed={size === 'width'} onClick={() => setSize('width')}>
          页宽
        </Button>
        <Button
          size="small"
          icon={<MinusOutlined aria-hidden />}
          aria-label="缩小预览"
          onClick={() => zoom !== null && setSize(stepped(zoom, -1))}
        />
        <span className="print-percent">{Math.round((zoom ?? 1) * 100)}%</span>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          aria-label="放大预览"
          onClick={() => zoom !== null && setSize(stepped(zoom, 1))}
        />
        {lying && (
          <Button size="small" aria-pressed={upright} onClick={() => setUpright(!upright)}>
            横排的页转正看
          </Button>
        )}
        <span className="muted">
          共{pages.length}页，A4
          {lying ? '，表格横排（表头朝左）' : ''}
          {smallest < asked ? `，正文缩到${smallest}磅` : ''}
        </span>
      </div>
      <div ref={desk} className="print-pages-room">
        {document !== null && <iframe ref={frame} title="打印的页面" srcDoc={document} onLoad={hear} />}
      </div>
    </div>
  )
}

/** How much room an element has, as it changes with the window; null before it is there. */
function useRoom(of: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null)
  useLayoutEffect(() => {
    const element = of.current
    if (element === null) return
    const watcher = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    )
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [of])
  return room
}
