/** 记住的表头: what people answered about columns, so that files of the same shape are not asked about again. */
import { Button } from 'antd'
import { useEffect } from 'react'
import { roleLabels } from '../../../shared/attachment/roles.ts'
import { attempt } from '../../actions/run.ts'
import { notify, sentence } from '../../state/editor.ts'
import { followLibrary, forgetMapping, keepMapping, useLibrary } from '../../state/library.ts'
import type { Changing } from './change.ts'
import { timeOf } from './Field.tsx'

export function Headers({ add }: Pick<Changing, 'add'>) {
  const mappings = useLibrary((library) => library.mappings)
  useEffect(() => followLibrary((error) => notify('error', sentence(error))), [])
  return (
    <>
      <p className="muted">
        打开表格时由您指认过栏目的表头（列对应），再打开同样的表就不问了；删除后下次会再问。指标的别名（名称对应）在“指标”里。
      </p>
      {mappings.length === 0 ? (
        <p>还没有。</p>
      ) : (
        <ul className="settings-list tall" aria-label="记住的表头">
          {mappings.map((kept) => {
            const { mapping, label, createdAt } = kept
            const told = roleLabels.flatMap(({ value, label: words }) =>
              value !== 'none' && mapping.roles.includes(value) ? [words] : [],
            )
            return (
              <li key={mapping.shape}>
                <span className="what">
                  {label} <span className="muted">{told.join('、')}</span>
                  <span className="muted from">{timeOf(createdAt)}</span>
                </span>
                <Button
                  type="link"
                  size="small"
                  aria-label={`删除 ${label}`}
                  onClick={() =>
                    void attempt(async () => {
                      await forgetMapping(mapping.shape)
                      add({ said: `已忘掉“${label}”的表头。`, back: () => keepMapping(kept) })
                    })
                  }
                >
                  删除
                </Button>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
