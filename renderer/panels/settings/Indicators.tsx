/** 指标: what people added to the dictionary or changed in it, each with who did and where it came from. */
import { Button } from 'antd'
import { partsOf } from '../../../shared/contract/settings-parts.ts'
import type { Indicator } from '../../../shared/verdict/indicator.ts'
import { INDICATORS } from '../../../shared/verdict/indicators.ts'
import { put } from '../../state/desk.ts'
import { useSettings } from '../../state/settings.ts'
import type { Change } from './change.ts'
import { useFrom } from './Field.tsx'

const builtIn = new Set(INDICATORS.map(({ name }) => name))

export function Indicators({ change }: { readonly change: Change }) {
  const all = useSettings((settings) => settings.indicators)
  const parts = partsOf({ person: '', unit: '', wordings: [], defaults: {}, indicators: all })
  return (
    <>
      <p className="muted">
        程序自带{INDICATORS.length}个指标的类别、方向、单位和别名；这里是您添加或改过的{all.length}
        个，判定时先用它们。
      </p>
      {all.length > 0 && (
        <ul className="settings-list tall" aria-label="自定的指标">
          {all.map((one, at) => (
            <Line
              key={one.name}
              indicator={one}
              of={parts[at]?.of ?? ''}
              text={parts[at]?.text ?? ''}
              onRemove={() =>
                change(
                  builtIn.has(one.name) ? `“${one.name}”已恢复为程序自带的。` : `已删除指标“${one.name}”。`,
                  { indicators: all.filter((other) => other !== one) },
                )
              }
            />
          ))}
        </ul>
      )}
      <Button data-first onClick={() => put({ kind: 'indicators', name: '', from: 'settings' })}>
        打开指标库，查找或添加
      </Button>
    </>
  )
}

interface LineProps {
  readonly indicator: Indicator
  readonly of: string
  readonly text: string
  readonly onRemove: () => void
}

function Line({ indicator: { name }, of, text, onRemove }: LineProps) {
  const from = useFrom(of)
  return (
    <li>
      <span className="what">
        {name} <span className="muted">{text}</span>
        <span className="muted from">{from}</span>
      </span>
      <Button
        type="link"
        size="small"
        aria-label={`修改 ${name}`}
        onClick={() => put({ kind: 'indicators', name, from: 'settings' })}
      >
        修改
      </Button>
      <Button type="link" size="small" aria-label={`删除 ${name}`} onClick={onRemove}>
        {builtIn.has(name) ? '恢复' : '删除'}
      </Button>
    </li>
  )
}
