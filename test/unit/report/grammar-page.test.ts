/** The grammar's page and its parser are those of the grammar. `npm run grammar` and `vitest -u` make them anew. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import peggy from 'peggy'
import { expect, test } from 'vitest'
import { grammarPage } from '../../../shared/report/grammar-page.ts'
import { statements } from '../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'

const room = join(import.meta.dirname, '../../../shared/report')
const grammar = readFileSync(join(room, 'statement.peggy'), 'utf8')

test('the parser is that of the grammar', () => {
  const made = peggy.generate(grammar, { output: 'source', format: 'es' })
  const kept = readFileSync(join(room, 'parser.js'), 'utf8')
  const body = (text: string) => text.slice(text.indexOf('class peg$SyntaxError'))
  expect(body(kept).trim()).toBe(body(made).trim())
})

test('docs/表述语法.md says what the grammar and the vocabulary are', async () => {
  const page = grammarPage(grammar, (example) => statements(example, BUILT_IN))
  await expect(page).toMatchFileSnapshot('../../../docs/表述语法.md')
})
