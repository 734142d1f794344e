/** 常用公式: what can be computed in the active cell, each with its result; into the cell or into the column's blank ones. */
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { type Offered, offeredFormulas, writeReady } from '../actions/ready.ts'
import { act } from '../actions/run.ts'
import { putAway, useOpened } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { hand } from '../state/settings.ts'
import { Dialog } from './Dialog.tsx'
import './ReadyFormulas.css'

export function ReadyFormulas({ open }: { readonly open: Editor }) {
  return useOpened('ready') === null ? null : <Form open={open} />
}

function Form({ open }: { readonly open: Editor }) {
  const [offers] = useState(() => offeredFormulas(open, hand().dictionary))
  const [id, setId] = useState(offers[0]?.id)
  const chosen = offers.find((offer) => offer.id === id)
  const close = (): void => putAway('ready')
  const keep = (offer: Offered | undefined, where: 'cell' | 'blank'): void => {
    close()
    if (offer !== undefined) void act((context) => writeReady(context, offer, where))
  }
  return (
    <Dialog
      title="常用公式"
      width={460}
      onCancel={close}
      onOk={() => keep(chosen, 'cell')}
      footer={[
        <Button key="cancel" onClick={close}>
          取消
        </Button>,
        chosen !== undefined && chosen.blank.length > 1 && (
          <Button key="blank" onClick={() => keep(chosen, 'blank')}>
            填入本栏空格（{chosen.blank.length}）
          </Button>
        ),
        <Button
          key="cell"
          type="primary"
          disabled={chosen === undefined || chosen.failed}
          onClick={() => keep(chosen, 'cell')}
        >
          填入本格
        </Button>,
      ]}
    >
      {offers.length === 0 ? (
        <p className="muted">
          这一格没有现成的公式：合计要有分项，占比、差额要有目标和实绩的数，同比要有上年同期的数。求和可按Alt+=，其他请以“=”开头自己写。
        </p>
      ) : (
        <Radio.Group
          className="ready-formulas"
          aria-label="公式"
          value={id}
          onChange={(event) => setId(event.target.value)}
        >
          {offers.map((offer, at) => (
            <Radio key={offer.id} value={offer.id} autoFocus={at === 0}>
              <span className="ready-name">{offer.name}</span>
              <b className={offer.failed ? 'fault' : undefined}>{offer.result}</b>
              <code>{offer.formula}</code>
            </Radio>
          ))}
        </Radio.Group>
      )}
    </Dialog>
  )
}
