/** 查询函: which of a department's doubtful cells are asked about, by when, and who answers questions. */
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { CollectedWall } from '../../../shared/contract/collecting.ts'
import { writeLetter } from '../../actions/hand-out.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { call } from '../../state/host.ts'
import { Dialog } from '../Dialog.tsx'
import type { Asked } from './letter.ts'
import './hand-out.css'

interface LetterProps {
  readonly department: string
  readonly cells: readonly Asked[]
  readonly tables: CollectedWall['tables']
  readonly onClose: () => void
}

export function LetterDialog({ department, cells, tables, onClose }: LetterProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState({ due: '', contact: '', phone: '' })
  const [making, setMaking] = useState(false)
  const id = tables[0]?.id
  useEffect(() => {
    let late = false
    if (id !== undefined)
      void attempt(async () => {
        const { due, contact, phone } = await call('planHanding', { id, whole: false })
        if (!late) setAsking({ due, contact, phone })
      })
    return () => {
      late = true
    }
  }, [id])
  const chosen = cells.filter(({ key }) => !left.has(key))
  const turn = (key: string): void => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    setLeft(next)
  }
  const make = (): void => {
    if (chosen.length === 0 || making) return
    setMaking(true)
    void actAnywhere((context) => writeLetter(context, department, chosen, asking, onClose)).finally(() =>
      setMaking(false),
    )
  }
  const field = (name: keyof typeof asking, label: string) => (
    <span>
      {label}
      <Input
        aria-label={label}
        value={asking[name]}
        maxLength={50}
        onChange={({ target }) => setAsking((now) => ({ ...now, [name]: target.value }))}
      />
    </span>
  )
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
        <Button key="ok" type="primary" disabled={chosen.length === 0 || making} onClick={make}>
          生成函和返回表（{chosen.length}处）
        </Button>,
      ]}
    >
      <div className="hand-out-asking">
        {field('due', '回复时间')}
        {field('contact', '联系人')}
        {field('phone', '电话')}
      </div>
      <ul className="letter-cells">
        {cells.map(({ key, name, text, doubts }) => (
          <li key={key}>
            <Checkbox checked={!left.has(key)} onChange={() => turn(key)}>
              {name}：<b>{text === '' ? '（空）' : text}</b>
            </Checkbox>
            {doubts.map((doubt) => (
              <p key={doubt} className="doubt">
                {doubt}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
