/** Tables in which the audit finds nothing, or nothing but a missing unit. */
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../../electron/files/open.ts'
import { recognise } from '../../../../shared/recognise/recognise.ts'
import { drawn } from '../../../facts/recognise/sheet.ts'
import { cases as layouts } from '../../../facts/recognise/tables.ts'
import { fact } from '../../support/facts.ts'
import { newId } from '../../support/ids.ts'
import { audit } from './support.ts'

describe('sound tables', () => {
  test('the official table says nothing', async () => {
    const { attachments } = await openFile('official.xlsx', fact('official.xlsx'), { indicators: [] })
    expect(attachments).toHaveLength(1)
    expect(attachments.flatMap(({ attachment }) => audit(attachment))).toEqual([])
  })

  test.each(layouts)('no more than a missing unit: $what', ({ sheet, sheetName }) => {
    const found = recognise([drawn(sheet, sheetName)], newId, []).found.flatMap(({ attachment }) =>
      audit(attachment).map(({ rule }) => rule),
    )
    expect(found.filter((rule) => rule !== 'unit-missing')).toEqual([])
  })
})
