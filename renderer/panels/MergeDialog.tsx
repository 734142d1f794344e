/** Where both copies of a table were changed: whose each thing is to be, side by side; nothing is changed before. */
import { Button, Radio, Table } from 'antd'
import { useState } from 'react'
import type { LastChange, MergeQuestion } from '../../shared/contract/carrying.ts'
import type { Choice, Conflict } from '../../shared/history/conflict.ts'
import { useJobs } from '../state/jobs.ts'
import { Dialog } from './Dialog.tsx'
import { timeOf } from './settings/Field.tsx'
import './MergeDialog.css'

export function MergeDialog() {
  const asked = useJobs((state) => state.merging)
  if (asked === null) return null
  return <Form key={asked.questions.map(({ id, revision }) => `${id}:${revision}`).join()} {...asked} />
}

type FormProps = NonNullable<ReturnType<typeof useJobs.getState>['merging']>

/** What a thing of a table goes by among those of all tables. */
const keyOf = (id: string, { key }: Pick<Conflict, 'key'>): string => `${id}:${key}`

function Form({ file, questions, answer }: FormProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const all = questions.flatMap(({ id, conflicts }) => conflicts.map((one) => keyOf(id, one)))
  const open = all.filter((key) => !chosen.has(key)).length
  const choose = (key: string, choice: Choice): void =>
    setChosen((before) => new Map(before).set(key, choice))
  const chooseAll = (choice: Choice): void => setChosen(new Map(all.map((key) => [key, choice])))
  const confirm = (): void => {
    if (open > 0) return
    answer(
      questions.map(({ id, revision, conflicts }) => ({
        id,
        revision,
        choices: conflicts.flatMap(({ key }) => {
          const choice = chosen.get(keyOf(id, { key }))
          return choice === undefined ? [] : [{ key, choice }]
        }),
      })),
    )
  }
  return (
    <Dialog
      title={`合并“${file}”：有${all.length}处两边都改过，请逐处选定`}
      width="min(1040px, 96vw)"
      style={{ top: 24 }}
      okText={open === 0 ? '合并' : `还有${open}处没选`}
      okButtonProps={{ disabled: open > 0 }}
      cancelText="以后再说（Esc）"
      mask={{ closable: false }}
      onOk={confirm}
      onCancel={() => answer(null)}
    >
      <div className="merging">
        <p className="muted">
          我方是这里的表格，对方是文件里的。只有一边改过的不用选，会自动保留；合并是一步，可以撤销。左右方向键选，Tab到下一处。
        </p>
        <div className="tools">
          <Button onClick={() => chooseAll('ours')}>全部用我方</Button>
          <Button onClick={() => chooseAll('theirs')}>全部用对方</Button>
        </div>
        {questions.map((question) => (
          <Conflicts key={question.id} question={question} chosen={chosen} onChoose={choose} />
        ))}
      </div>
    </Dialog>
  )
}

/** Whose copy it is: who changed it last, where the log names them, and when. */
const Side = ({ name, last: { by, at } }: { readonly name: string; readonly last: LastChange }) => (
  <>
    {name}{' '}
    <span className="muted">{[by, at === '' ? '' : `${timeOf(at)}改动`].filter(Boolean).join('，')}</span>
  </>
)

interface ConflictsProps {
  readonly question: MergeQuestion
  readonly chosen: ReadonlyMap<string, Choice>
  readonly onChoose: (key: string, choice: Choice) => void
}

function Conflicts({ question, chosen, onChoose }: ConflictsProps) {
  const { id, title, conflicts, others, ours, theirs } = question
  const side = (choice: Choice, name: string, last: LastChange | null, first = false) => ({
    title: last === null ? name : <Side name={name} last={last} />,
    width: '22%',
    render: (_: unknown, conflict: Conflict) => {
      const text = conflict[choice]
      if (text === null) return <span className="muted">（不能选）</span>
      const key = keyOf(id, conflict)
      return (
        <Radio
          name={key}
          checked={chosen.get(key) === choice}
          onChange={() => onChoose(key, choice)}
          aria-label={`${conflict.what}：${name} ${text}`}
          {...(first && conflict === conflicts[0] && { 'data-first': true })}
        >
          {text}
        </Radio>
      )
    },
  })
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {others > 0 && <p className="muted">另有{others}处只有对方改过，会自动放进来。</p>}
      <Table<Conflict>
        size="small"
        bordered
        rowKey="key"
        pagination={{ pageSize: 100, showSizeChanger: false, hideOnSinglePage: true }}
        rowClassName={(conflict) => (chosen.has(keyOf(id, conflict)) ? '' : 'open')}
        dataSource={[...conflicts]}
        columns={[
          { title: '位置', dataIndex: 'what' },
          side('ours', '我方', ours, true),
          side('theirs', '对方', theirs),
          side('base', '原来', null),
        ]}
      />
    </section>
  )
}
