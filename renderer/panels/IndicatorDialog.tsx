/** The dictionary of indicators: what the program knows, where each direction comes from, and what people add or change. */
import { Button, Input, type InputRef, Select, Table, Tag } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { comparable } from '../../shared/measure/normalise.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { INDICATORS } from '../../shared/verdict/indicators.ts'
import { attempt } from '../actions/run.ts'
import { put, putAway, useOpened } from '../state/desk.ts'
import { keepSettings, useSettings } from '../state/settings.ts'
import { Dialog } from './Dialog.tsx'
import { TakenOffLine, useTakenOff } from './TakenOff.tsx'
import './IndicatorDialog.css'

const kinds = [
  { value: 'growth', label: '增速（百分比目标比增速，数量目标按序时进度）' },
  { value: 'amount', label: '总量（按序时进度折算）' },
  { value: 'level', label: '水平（时点数、比率，不折算）' },
] as const
const directions = [
  { value: 'up', label: '越高越好' },
  { value: 'down', label: '越低越好' },
] as const

export function IndicatorDialog() {
  const wanted = useOpened('indicators')
  if (wanted === null) return null
  const close = (): void => {
    if (wanted.from === 'settings') put({ kind: 'settings', at: 'indicators' })
    else putAway('indicators')
  }
  return <Indicators key={wanted.name} wanted={wanted.name} close={close} />
}

const shortKinds = { growth: '增速', amount: '总量', level: '水平' } as const

interface Line extends Indicator {
  readonly own: boolean
}

function Indicators({ wanted, close }: { readonly wanted: string; readonly close: () => void }) {
  const own = useSettings((settings) => settings.indicators)
  const [search, setSearch] = useState('')
  const names = new Set(own.map(({ name }) => name))
  const all: Line[] = [
    ...own.map((entry) => ({ ...entry, own: true })),
    ...INDICATORS.filter(({ name }) => !names.has(name)).map((entry) => ({ ...entry, own: false })),
  ]
  const [edited, setEdited] = useState<Indicator | null>(() =>
    wanted === '' ? null : (all.find(({ name }) => name === wanted) ?? blank(wanted)),
  )
  const sought = comparable(search)
  const shown = all.filter(({ name, aliases }) =>
    [name, ...aliases].some((text) => comparable(text).includes(sought)),
  )
  /** An entry that was given another name is still one entry. */
  const keep = async (entry: Indicator, before: string): Promise<void> => {
    const others = own.filter(({ name }) => name !== entry.name && name !== before)
    await keepSettings({ indicators: [...others, entry] })
    setEdited(null)
  }
  const list = useRef<HTMLDivElement>(null)
  const taken = useTakenOff()
  /** The own entry goes, and with it what a built-in one was changed to; the list keeps the keyboard. */
  const remove = async (entry: Indicator): Promise<void> => {
    const builtIn = INDICATORS.some(({ name }) => name === entry.name)
    await keepSettings({ indicators: own.filter(({ name }) => name !== entry.name) })
    taken.add({
      said: builtIn ? `“${entry.name}”已恢复为程序自带的。` : `已删除“${entry.name}”。`,
      back: () => {
        const now = useSettings.getState().indicators.filter(({ name }) => name !== entry.name)
        return keepSettings({ indicators: [...now, entry] })
      },
    })
    list.current?.querySelector('input')?.focus()
  }
  /** Back to where the form was opened from: the list, or the sheet. */
  const leave = (): void => {
    if (wanted !== '' && edited?.name === wanted) close()
    else setEdited(null)
  }
  return (
    <Dialog
      title={edited === null ? '指标库' : edited.name === '' ? '新增指标' : '修改指标'}
      width={900}
      style={{ top: 24 }}
      footer={null}
      // Esc leaves the form first, then the list.
      keyboard={edited === null}
      onCancel={close}
    >
      {edited !== null ? (
        <Form
          key={edited.name}
          entry={edited}
          onKeep={(entry) => void attempt(() => keep(entry, edited.name))}
          onCancel={leave}
        />
      ) : (
        <div ref={list} className="indicators">
          <div className="indicator-search">
            <Input
              autoFocus
              aria-label="查找指标"
              placeholder="查找指标名称或别名"
              allowClear
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <Button type="primary" onClick={() => setEdited(blank(search.trim()))}>
              新增指标
            </Button>
          </div>
          <TakenOffLine last={taken.last} undo={taken.undo} />
          <Table<Line>
            size="small"
            rowKey="name"
            scroll={{ y: 'calc(100vh - 270px)' }}
            pagination={{ pageSize: 20, showSizeChanger: false, showTotal: (total) => `共${total}个指标` }}
            dataSource={shown}
            columns={[
              {
                title: '指标',
                dataIndex: 'name',
                render: (name: string, { own: added }) => (
                  <>
                    {name} {added && <Tag color="blue">自定</Tag>}
                  </>
                ),
              },
              {
                title: '别名',
                dataIndex: 'aliases',
                ellipsis: true,
                render: (names: string[]) => names.join('、'),
              },
              {
                title: '类别',
                dataIndex: 'kind',
                width: 60,
                render: (kind: Indicator['kind']) => shortKinds[kind],
              },
              {
                title: '方向',
                dataIndex: 'direction',
                width: 88,
                render: (direction: Indicator['direction']) => (direction === 'up' ? '越高越好' : '越低越好'),
              },
              {
                title: '单位',
                dataIndex: 'units',
                width: 96,
                ellipsis: true,
                render: (units: string[]) => units.join('、'),
              },
              { title: '方向依据', dataIndex: 'source', ellipsis: true },
              {
                title: '',
                key: 'do',
                width: 118,
                render: (_, { own: added, ...entry }) => (
                  <>
                    <Button
                      type="link"
                      size="small"
                      aria-label={`修改 ${entry.name}`}
                      onClick={() => setEdited(entry)}
                    >
                      修改
                    </Button>
                    {added && (
                      <Button
                        type="link"
                        size="small"
                        aria-label={`删除 ${entry.name}`}
                        onClick={() => void attempt(() => remove(entry))}
                      >
                        {INDICATORS.some(({ name }) => name === entry.name) ? '恢复' : '删除'}
                      </Button>
                    )}
                  </>
                ),
              },
            ]}
          />
        </div>
      )}
    </Dialog>
  )
}

/** A new entry for a name. */
const blank = (name: string): Indicator => ({
  name,
  aliases: [],
  kind: 'growth',
  direction: 'up',
  units: [],
  source: '',
})

interface FormProps {
  readonly entry: Indicator
  readonly onKeep: (entry: Indicator) => void
  readonly onCancel: () => void
}

const listed = (text: string): string[] =>
  text
    .split(/[、,，;；\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function Form({ entry, onKeep, onCancel }: FormProps) {
  const [name, setName] = useState(entry.name)
  const [aliases, setAliases] = useState(entry.aliases.join('、'))
  const [kind, setKind] = useState(entry.kind)
  const [direction, setDirection] = useState(entry.direction)
  const [units, setUnits] = useState(entry.units.join('、'))
  const [source, setSource] = useState(entry.source)
  const first = useRef<InputRef>(null)
  useEffect(() => first.current?.focus({ cursor: 'all' }), [])
  const keep = (event: React.FormEvent): void => {
    event.preventDefault()
    if (name.trim() === '') return
    onKeep({
      name: name.trim(),
      aliases: listed(aliases),
      kind,
      direction,
      units: listed(units),
      source: source.trim(),
    })
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    // An open list of kinds or directions takes Esc for itself.
    const choosing = document.querySelector('.ant-select-open') !== null
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || choosing) return
    // The dialog, which takes Esc again as soon as the form is gone, is not to hear this one.
    event.stopPropagation()
    onCancel()
  }
  return (
    <form className="indicator-form" onSubmit={keep} onKeyDown={onKeyDown}>
      <span>指标名称</span>
      <Input
        ref={first}
        aria-label="指标名称"
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <span>别名</span>
      <Input
        aria-label="别名"
        placeholder="用顿号隔开"
        value={aliases}
        onChange={(event) => setAliases(event.target.value)}
      />
      <span>类别</span>
      <Select aria-label="类别" value={kind} options={[...kinds]} onChange={setKind} />
      <span>方向</span>
      <Select aria-label="方向" value={direction} options={[...directions]} onChange={setDirection} />
      <span>常用单位</span>
      <Input aria-label="常用单位" value={units} onChange={(event) => setUnits(event.target.value)} />
      <span>方向依据</span>
      <Input
        aria-label="方向依据"
        placeholder="如：本县2021年计划"
        value={source}
        maxLength={300}
        onChange={(event) => setSource(event.target.value)}
      />
      <div className="words">
        <Button type="primary" htmlType="submit" disabled={name.trim() === ''}>
          保存
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  )
}
