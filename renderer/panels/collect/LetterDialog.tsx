/** 查询函: which of a department's cells are asked about, by when, who answers questions, and who signs. */
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { CollectedWall } from '../../../shared/contract/collecting.ts'
import { writeLetter } from '../../actions/hand-out.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { readWall } from '../../state/collect.ts'
import { call } from '../../state/host.ts'
import { Dialog } from '../Dialog.tsx'
import { type Asking, AskingFields, dueIsClear } from './Asking.tsx'
import type { Asked } from './letter.ts'
import './hand-out.css'

interface LetterProps {
  readonly department: string
  /** Those that are open first; the settled ones are asked about where a person says so. */
  readonly cells: readonly Asked[]
  readonly tables: CollectedWall['tables']
  readonly onClose: () => void
}

export function LetterDialog({ department, cells, tables, onClose }: LetterProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(cells.flatMap(({ key, settled }) => (settled ? [] : [key]))),
  )
  /** What is asked in a person's own words, by cell. */
  const [words, setWords] = useState<Readonly<Record<string, string>>>({})
  const [asking, setAsking] = useState<Asking>({ due: '', contact: '', phone: '' })
  /** Who signs, where nobody has said; null where the settings say it. */
  const [from, setFrom] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const id = tables[0]?.id
  useEffect(() => {
    let late = false
    if (id !== undefined)
      void attempt(async () => {
        const { reply, contact, phone, unit } = await call('planHanding', { id, whole: false })
        if (late) return
        setAsking({ due: reply, contact, phone })
        setFrom(unit === '' ? '' : null)
      })
    return () => {
      late = true
    }
  }, [id])
  const asked = cells.flatMap((cell) => {
    if (!chosen.has(cell.key)) return []
    const own = words[cell.key]?.trim() ?? ''
    return [own === '' ? cell : { ...cell, doubts: [...cell.doubts, own] }]
  })
  const turn = (key: string): void => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const make = (): void => {
    if (asked.length === 0 || making || !dueIsClear(asking)) return
    setMaking(true)
    const signed = from === null || from.trim() === '' ? {} : { from: from.trim() }
    void actAnywhere((context) =>
      writeLetter(context, department, asked, { ...asking, ...signed }, onClose),
    ).finally(() => {
      setMaking(false)
      void readWall()
    })
  }
  return (
    <Dialog
      title={`查询函：${department}`}
      width="min(860px, 94vw)"
      style={{ top: 40 }}
      onCancel={onClose}
      onOk={make}
      enter="go"
      footer={[
        <Button key="cancel" onClick={onClose}>
          取消
        </Button>,
        <Button key="ok" type="primary" disabled={asked.length === 0 || making} onClick={make}>
          生成函和返回表（{asked.length}处）
        </Button>,
      ]}
    >
      <div className="hand-out-asking">
        <AskingFields asking={asking} due="回复时间" onAsking={setAsking} />
        {from !== null && (
          <span className="letter-from">
            落款
            <Input
              aria-label="落款"
              placeholder="发函单位，填一次就记住"
              maxLength={50}
              value={from}
              onChange={({ target }) => setFrom(target.value)}
            />
            {from.trim() === '' && <span className="muted">不填则函上落款留空。</span>}
          </span>
        )}
      </div>
      <ul className="letter-cells">
        {cells.map(({ key, name, text, doubts, settled }, at) => (
          <li key={key}>
            {settled && cells[at - 1]?.settled !== true && (
              <p className="muted">没有疑点和已接受的，也可以问：</p>
            )}
            <Checkbox checked={chosen.has(key)} onChange={() => turn(key)}>
              {name}：<b>{text === '' ? '（空）' : text}</b>
            </Checkbox>
            {doubts.map((doubt) => (
              <p key={doubt} className="doubt">
                {doubt}
              </p>
            ))}
            {chosen.has(key) && (
              <Input
                className="letter-words"
                size="small"
                aria-label={`${name}要核实什么`}
                placeholder="还要核实什么，写在这里，可以不填"
                maxLength={300}
                value={words[key] ?? ''}
                onChange={({ target }) => setWords((now) => ({ ...now, [key]: target.value }))}
              />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
