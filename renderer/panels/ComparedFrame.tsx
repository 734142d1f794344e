/** The dialog around a comparison: what to compare with, copying, printing, and the rows that differ alone. */
import { CopyOutlined, FileExcelOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { comparedTable } from '../../shared/compare/table.ts'
import { exportMade } from '../actions/export.ts'
import { actAnywhere, attempt } from '../actions/run.ts'
import { toTsv } from '../grid/clipboard.ts'
import { notify } from '../state/editor.ts'
import { comparedPage } from './comparedPage.ts'
import { Dialog } from './Dialog.tsx'
import { printPages } from './print/printPages.ts'
import './CompareDialog.css'

interface ComparedFrameProps {
  readonly title: string
  /** What the choice is called. */
  readonly label: string
  /** What is said while the choices are looked for, and where there are none. */
  readonly waiting: string
  readonly none: string
  /** Null as long as they are looked for. */
  readonly choices: readonly string[] | null
  readonly chosen: number
  readonly onChoose: (index: number) => void
  /** What came out, as it goes on paper and to the clipboard; null as long as it is not known. */
  readonly found: {
    readonly title: string
    /** What a file of it is called, by both that are compared. */
    readonly file: string
    readonly notes: readonly string[]
    /** The header line and the rows that are shown. */
    readonly lines: string[][]
    readonly all: number
    readonly different: number
  } | null
  /** Whether only what differs is shown, and the choice of it; without them nothing else is there to show. */
  readonly onlyOther?: boolean
  readonly onOnlyOther?: (only: boolean) => void
  /** Something else to compare with than the choices. */
  readonly more?: React.ReactNode
  readonly onClose: () => void
  readonly children: React.ReactNode
}

export function ComparedFrame(props: ComparedFrameProps) {
  const { title, label, waiting, none, choices, chosen, onChoose, found, onlyOther, onOnlyOther } = props
  const copy = async (lines: string[][]): Promise<void> => {
    await navigator.clipboard.writeText(toTsv(lines))
    notify('done', '已复制，可以粘贴到Excel里。')
  }
  const print = (): void => {
    if (found !== null) printPages([comparedPage(found.title, found.notes, found.lines)])
  }
  const give = (): void => {
    if (found === null) return
    const table = comparedTable(found.title, found.notes, found.lines)
    void actAnywhere((context) => exportMade(context, table, 'xlsx', found.file))
  }
  return (
    <Dialog
      title={title}
      width="min(1280px, 96vw)"
      style={{ top: 16 }}
      footer={null}
      onCancel={props.onClose}
    >
      {choices === null ? (
        <p className="muted">{waiting}</p>
      ) : choices.length === 0 ? (
        <>
          <p className="muted">{none}</p>
          {props.more}
        </>
      ) : (
        <div className="indicator-search">
          <Select
            aria-label={label}
            value={chosen}
            onChange={onChoose}
            options={choices.map((choice, index) => ({ value: index, label: choice }))}
          />
          <Button
            icon={<CopyOutlined aria-hidden />}
            onClick={() => void attempt(() => (found === null ? undefined : copy(found.lines)))}
          >
            复制到Excel
          </Button>
          <Button icon={<FileExcelOutlined aria-hidden />} disabled={found === null} onClick={give}>
            导出Excel
          </Button>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={print}>
            打印
          </Button>
          {props.more}
        </div>
      )}
      {found !== null && (
        <>
          {onOnlyOther !== undefined && (
            <Checkbox checked={onlyOther ?? false} onChange={({ target }) => onOnlyOther(target.checked)}>
              只看不同（{found.all}行中有{found.different}行）
            </Checkbox>
          )}
          {props.children}
        </>
      )}
    </Dialog>
  )
}
