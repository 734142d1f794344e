/** 姓名和单位. */
import { useSettings } from '../../state/settings.ts'
import type { Change } from './change.ts'
import { Field } from './Field.tsx'

export function Who({ change }: { readonly change: Change }) {
  const { person, unit } = useSettings()
  return (
    <>
      <div className="column-form">
        <Field
          first
          label="姓名"
          hint="没有填，改动不记名"
          most={50}
          value={person}
          of="person"
          onKeep={(text) => change(text === '' ? '以后不记姓名。' : `以后记“${text}”。`, { person: text })}
        />
        <Field
          label="单位"
          hint="如：统计局综合股（可不填）"
          most={100}
          value={unit}
          of="unit"
          onKeep={(text) => change(text === '' ? '以后不记单位。' : `单位改为“${text}”。`, { unit: text })}
        />
      </div>
      <p className="muted">
        记在每次改动、认定和版本里，也写在导出的修订稿里。已经记下的不会改。只存在本机，不会发到别处。
      </p>
    </>
  )
}
