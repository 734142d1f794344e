/** Progress against schedule as a picture, worst first, and the table in one paragraph: both to take along. */
import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { Problem } from '../../shared/problem.ts'
import { summaryProse } from '../../shared/verdict/prose.ts'
import { attempt } from '../actions/index.ts'
import { focusSheet } from '../grid/focus.ts'
import { download } from '../host.ts'
import { drawInto, toPng, toSvg } from '../picture/chart.ts'
import { pagesOf, pictureOf } from '../picture/rows.ts'
import { setDesk } from '../state/desk.ts'
import { type Editor, notify } from '../state/editor.ts'
import '../picture/picture.css'

/** Pixels of the PNG for each of the picture's own: sharp on paper. */
const scale = 2
/** Rows of the picture that an upright A4 page holds. */
const barsOfPage = 42

export default function Picture({ open }: { readonly open: Editor }) {
  const { attachment, judged } = open
  const picture = useMemo(() => pictureOf(attachment, judged), [attachment, judged])
  const prose = useMemo(() => summaryProse(attachment, judged), [attachment, judged])
  const paper = useRef<HTMLDivElement>(null)
  const empty = picture.groups.length === 0
  useEffect(() => {
    if (paper.current !== null && !empty) drawInto(paper.current, picture)
  }, [picture, empty])
  const name = `${picture.title.replace(/[\\/:*?"<>|\s]+/g, '')}进度图`

  const copyPicture = async (): Promise<void> => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(picture, scale) })])
    } catch (error) {
      throw new Problem('unsupported', '这里不能直接复制图片，请存为PNG再插入到文件里。', { cause: error })
    }
    notify('info', '已复制图片，可以粘贴到WPS、Word或微信里。')
  }
  const saveSvg = (): void => {
    download(`${name}.svg`, 'image/svg+xml', new TextEncoder().encode(toSvg(picture)))
  }
  const savePng = async (): Promise<void> => {
    const blob = await toPng(picture, scale)
    download(`${name}.png`, 'image/png', new Uint8Array(await blob.arrayBuffer()))
  }
  const copyText = async (): Promise<void> => {
    await navigator.clipboard.writeText(prose)
    notify('info', '已复制小结。')
  }
  return (
    <Modal
      open
      title="进度图和小结"
      width={1030}
      style={{ top: 24 }}
      footer={null}
      onCancel={() => setDesk({ picture: false })}
      afterClose={focusSheet}
    >
      <div className="picture-tools">
        <Button
          icon={<CopyOutlined aria-hidden />}
          disabled={empty}
          onClick={() => void attempt(copyPicture)}
        >
          复制图片
        </Button>
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={empty}
          onClick={() => void attempt(savePng)}
        >
          存为PNG
        </Button>
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={empty}
          onClick={() => void attempt(saveSvg)}
        >
          存为SVG
        </Button>
        <Button
          icon={<PrinterOutlined aria-hidden />}
          disabled={empty}
          onClick={() => printed(pagesOf(picture, barsOfPage).map(toSvg))}
        >
          打印
        </Button>
      </div>
      {empty ? (
        <p className="muted">表里还没有可以比较的数值，填了目标和实绩再来看图。</p>
      ) : (
        <section ref={paper} className="picture-paper" aria-label="进度图" />
      )}
      <h3>小结</h3>
      <Input.TextArea aria-label="小结" value={prose} readOnly autoSize={{ minRows: 2, maxRows: 6 }} />
      <div className="picture-tools">
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void attempt(copyText)}>
          复制文字
        </Button>
      </div>
    </Modal>
  )
}

/** Prints pictures a page each, from a page of their own that nobody sees. */
function printed(pages: readonly string[]): void {
  const frame = document.createElement('iframe')
  frame.className = 'print-frame'
  frame.srcdoc = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>进度图</title><style>
    @page { size: A4 portrait; margin: 15mm 12mm }
    body { margin: 0 }
    svg { display: block; width: 100%; height: auto; max-height: 265mm; break-after: page }
    svg:last-child { break-after: auto }
  </style><body>${pages.join('')}`
  frame.addEventListener('load', () => {
    const page = frame.contentWindow
    page?.addEventListener('afterprint', () => frame.remove())
    page?.print()
  })
  document.body.append(frame)
}
