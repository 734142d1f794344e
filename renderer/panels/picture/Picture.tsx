/** 进度图: progress against the schedule for all rows, to copy, keep and print, over the table in one paragraph. */
import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Empty } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Problem } from '../../../shared/problem.ts'
import { summaryProse } from '../../../shared/verdict/prose.ts'
import { act, attempt } from '../../actions/run.ts'
import { putAway, useLook } from '../../state/desk.ts'
import { type Editor, notify, sentence } from '../../state/editor.ts'
import { darkPictureColours, pictureColours } from '../../theme/colours.ts'
import { copyText } from '../copyText.ts'
import { Dialog } from '../Dialog.tsx'
import { printPages } from '../print/printPages.ts'
import { type Picture as PictureData, pagesOf, pictureOf } from './rows.ts'
import './Picture.css'

/** The drawing is loaded with the first picture, so that the program starts without it. */
const loadChart = () => import('./chart.ts')
type Chart = Awaited<ReturnType<typeof loadChart>>

/** Pixels of a PNG for each of the picture's own: sharp on paper and on a projector. */
const pngScale = 2
/** Bars on one printed page, of names that take one line. */
const printedBars = 19

export default function Picture({ open: { attachment, judged } }: { readonly open: Editor }) {
  const picture = useMemo(() => pictureOf(attachment, judged), [attachment, judged])
  const prose = useMemo(() => summaryProse(attachment, judged), [attachment, judged])
  const chart = useChart()
  const empty = picture.groups.length === 0
  return (
    <Dialog
      title="进度图和小结"
      width="min(1020px, 96vw)"
      footer={null}
      style={{ top: 24 }}
      onCancel={() => putAway('picture')}
    >
      {empty ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description="还没有可以画的行：填好目标和实绩、能算出进度或差距的行才画得出来。"
        />
      ) : (
        <>
          <Tools picture={picture} chart={chart} />
          <Paper picture={picture} prose={prose} chart={chart} />
        </>
      )}
      <div className="picture-prose">
        <p>{prose}</p>
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void attempt(() => copyText(prose))}>
          复制文字
        </Button>
      </div>
    </Dialog>
  )
}

function useChart(): Chart | null {
  const [chart, setChart] = useState<Chart | null>(null)
  useEffect(() => {
    let here = true
    loadChart().then(
      (loaded) => here && setChart(() => loaded),
      (error: unknown) => notify('error', sentence(error)),
    )
    return () => {
      here = false
    }
  }, [])
  return chart
}

interface DrawnProps {
  readonly picture: PictureData
  readonly chart: Chart | null
}

function Tools({ picture, chart }: DrawnProps) {
  const does = (what: (chart: Chart) => void | Promise<void>) => ({
    disabled: chart === null,
    onClick: () => {
      if (chart !== null) void attempt(() => what(chart))
    },
  })
  return (
    <div className="picture-tools">
      <Button
        type="primary"
        icon={<CopyOutlined aria-hidden />}
        {...does((drawn) => copyImage('image/png', drawn.toPng(picture, pngScale)))}
      >
        复制图片
      </Button>
      {copiesSvg() && (
        <Button
          icon={<CopyOutlined aria-hidden />}
          {...does((drawn) =>
            copyImage('image/svg+xml', new Blob([drawn.toSvg(picture)], { type: 'image/svg+xml' })),
          )}
        >
          复制矢量图
        </Button>
      )}
      <Button
        icon={<DownloadOutlined aria-hidden />}
        {...does(async (drawn) => {
          const blob = await drawn.toPng(picture, pngScale)
          await save(`${fileName(picture)}.png`, 'image/png', new Uint8Array(await blob.arrayBuffer()))
        })}
      >
        存为图片
      </Button>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        {...does((drawn) =>
          save(`${fileName(picture)}.svg`, 'image/svg+xml', new TextEncoder().encode(drawn.toSvg(picture))),
        )}
      >
        存为矢量图
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} {...does((drawn) => print(picture, drawn))}>
        打印
      </Button>
    </div>
  )
}

/** The picture as the window looks; its words are in the paragraph below, which speaks for it. */
function Paper({ picture, prose, chart }: DrawnProps & { readonly prose: string }) {
  const paper = useRef<HTMLDivElement>(null)
  const look = useLook((state) => state.look)
  useEffect(() => {
    if (chart === null || paper.current === null) return
    chart.drawInto(paper.current, picture, look === 'dark' ? darkPictureColours() : pictureColours())
  }, [chart, picture, look])
  return (
    <div className="picture-paper" ref={paper} role="img" aria-label={`${picture.title}进度图。${prose}`} />
  )
}

const save = (name: string, mime: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
  act(() => ({ download: { name, mime, bytes } }))

const copiesSvg = (): boolean =>
  typeof ClipboardItem !== 'undefined' && ClipboardItem.supports?.('image/svg+xml') === true

/** The picture's bytes may still be on their way: the browser wants to be asked while the button is pressed. */
async function copyImage(type: string, content: Blob | Promise<Blob>): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [type]: content })])
  } catch (error) {
    throw new Problem('unsupported', '这里不能复制图片，请用“存为图片”或“存为矢量图”。', { cause: error })
  }
  notify('done', '图片已复制，可以粘贴到Word、WPS或聊天窗口。')
}

/** Windows has no such signs in a file's name. */
const fileName = ({ title }: PictureData): string => `${title.replace(/[\\/:*?"<>|]/g, '')}进度图`

const print = (picture: PictureData, chart: Chart): void =>
  printPages(
    pagesOf(picture, chart.barsWithin(picture, printedBars)).map((part) => {
      const page = document.createElement('div')
      chart.drawInto(page, part)
      return page
    }),
  )
