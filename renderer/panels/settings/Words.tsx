/** 判定和用语: what new tables begin with, and the words of the status column that the district has. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Defaults } from '../../../shared/attachment/defaults.ts'
import type { Wording } from '../../../shared/attachment/model.ts'
import { offeredWordings, wordsOf } from '../../../shared/contract/settings-parts.ts'
import { TOLERANCE } from '../../../shared/verdict/judge.ts'
import { act } from '../../actions/run.ts'
import { takeDefaults } from '../../actions/settings.ts'
import { useEditor } from '../../state/editor.ts'
import { useSettings } from '../../state/settings.ts'
import { toleranceTyped } from '../tolerance.ts'
import { filled, WordingFields } from '../WordingFields.tsx'
import type { Change } from './change.ts'
import { Field, From, useFrom } from './Field.tsx'

const plain = '完成 / 未完成'

export function Words({ change }: { readonly change: Change }) {
  const { wordings, defaults } = useSettings()
  const [edited, setEdited] = useState<{ readonly was: Wording | null; readonly now: Wording } | null>(null)
  const { tolerance, wording, ...others } = defaults
  const withTolerance = (points: string): Defaults => ({
    ...others,
    ...(wording !== undefined && { wording }),
    ...(points !== TOLERANCE && { tolerance: points }),
  })
  const withWording = (words: Wording | undefined): Defaults => ({
    ...others,
    ...(tolerance !== undefined && { tolerance }),
    ...(words !== undefined && wordsOf(words) !== plain && { wording: words }),
  })
  const offered = offeredWordings(wordings)
  const choices = [...(wording === undefined ? [] : [wording]), ...offered].map(wordsOf)
  const keep = (): void => {
    if (edited === null) return
    const words = filled(edited.now)
    const rest = wordings.filter((one) => one !== edited.was && wordsOf(one) !== wordsOf(words))
    change(`已${edited.was === null ? '添加' : '修改'}用语“${wordsOf(words)}”。`, {
      wordings: [...rest, words],
    })
    setEdited(null)
  }
  if (edited !== null) {
    const { done, missed } = edited.now
    return (
      <>
        <div className="column-form">
          <WordingFields wording={edited.now} onChange={(now) => setEdited({ ...edited, now })} />
        </div>
        <div className="words">
          <Button type="primary" disabled={done.trim() === '' || missed.trim() === ''} onClick={keep}>
            保存用语
          </Button>
          <Button onClick={() => setEdited(null)}>取消</Button>
        </div>
      </>
    )
  }
  return (
    <>
      <h3>新表的默认</h3>
      <div className="column-form">
        <Field
          first
          label="“左右”的容差（百分点）"
          most={20}
          value={tolerance ?? TOLERANCE}
          of="tolerance"
          refusal={(text) =>
            toleranceTyped(text) === undefined ? `“${text.trim()}”不能作容差，请写0到100的数，如0.5。` : null
          }
          onKeep={(text) => {
            const points = toleranceTyped(text) ?? TOLERANCE
            change(`新表的容差改为${points}个百分点。`, { defaults: withTolerance(points) })
          }}
        />
        <span>完成情况的用语</span>
        <Select
          aria-label="新表完成情况的用语"
          value={wording === undefined ? plain : wordsOf(wording)}
          options={[...new Set(choices)].map((value) => ({ value, label: value }))}
          onChange={(value: string) =>
            change(`新表的用语改为“${value}”。`, {
              defaults: withWording(offered.find((one) => wordsOf(one) === value)),
            })
          }
        />
        <From of="wording" />
      </div>
      <Existing />
      <h3>本地的用语</h3>
      <p className="muted">表格设置和“完成情况”一列的下拉里，除程序自带的以外，还可以选这些。</p>
      {wordings.length > 0 && (
        <ul className="settings-list" aria-label="本地的用语">
          {wordings.map((one) => (
            <Line
              key={wordsOf(one)}
              wording={one}
              onEdit={() => setEdited({ was: one, now: one })}
              onRemove={() =>
                change(`已删除用语“${wordsOf(one)}”。`, {
                  wordings: wordings.filter((other) => other !== one),
                })
              }
            />
          ))}
        </ul>
      )}
      <Button onClick={() => setEdited({ was: null, now: { done: '', missed: '' } })}>添加用语</Button>
    </>
  )
}

interface LineProps {
  readonly wording: Wording
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function Line({ wording, onEdit, onRemove }: LineProps) {
  const name = wordsOf(wording)
  const from = useFrom(`words:${name}`)
  return (
    <li>
      <span className="what">
        {name} <span className="muted from">{from}</span>
      </span>
      <Button type="link" size="small" aria-label={`修改 ${name}`} onClick={onEdit}>
        修改
      </Button>
      <Button type="link" size="small" aria-label={`删除 ${name}`} onClick={onRemove}>
        删除
      </Button>
    </li>
  )
}

/** Tables that are there keep what they have; the open one takes the defaults where a person says so. */
export function Existing() {
  const open = useEditor(({ editor }) => editor !== null)
  return (
    <p className="muted existing">
      只用于以后新建和打开的表，已有的表不变。
      {open && (
        <Button size="small" onClick={() => void act(takeDefaults)}>
          打开的这张表也改用
        </Button>
      )}
    </p>
  )
}
