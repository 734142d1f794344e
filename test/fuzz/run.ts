/**
 * `npm run fuzz -- [how many] [--seed N]`: damaged and crafted files (files.ts).
 * `npm run fuzz -- collect [--files N] [--seed N] [--at INDEX]`: returns as departments send them (collect.ts).
 * `npm run fuzz -- plants DIR… [--kind PATTERN] [--missed]`: errors put into reports that are right (plants.ts).
 * `npm run fuzz -- formulas [--files N] [--seed N]`: random sheets against LibreOffice (formulas.ts).
 */
if (process.argv[2] === 'collect') {
  const { collecting } = await import('./collect.ts')
  process.exitCode = await collecting(process.argv.slice(3))
} else if (process.argv[2] === 'formulas') {
  const { formulas } = await import('./formulas.ts')
  process.exitCode = await formulas(process.argv.slice(3))
} else if (process.argv[2] === 'plants') {
  const { planting } = await import('./plants.ts')
  process.exitCode = await planting(process.argv.slice(3))
} else await import('./files.ts')

export {}
