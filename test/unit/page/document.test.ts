/** The pages as a document that a browser prints. */
import { expect, test } from 'vitest'
import { printDocument } from '../../../shared/page/document.ts'
import { pages, table } from './support.ts'

test('the document holds every text as text, in the order of reading, and no script', () => {
  const sample = table(2, {}, (at) => (at === 0 ? '<script>alert(1)</script>&"' : '乙'))
  const html = printDocument(pages(sample), '甲<乙', (name) => `'${name}'`)
  expect(html).not.toContain('<script')
  expect(html).toContain('<title>甲&lt;乙</title>')
  const text = html.replace(/^[\s\S]*<body>/, '').replace(/<[^>]+>/g, ' ')
  const order = ['附件', '上半年', '序号', '指标名称', '乙', '— 1 —'].map((word) => text.indexOf(word))
  expect(order.every((place) => place >= 0)).toBe(true)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})
