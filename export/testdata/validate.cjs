// Runs public validators over exports: node validate.cjs DIR-WITH-node_modules DIR-WITH-EXPORTS
const fs = require('fs'), path = require('path')
const { createRequire } = require('module')
const [, , modules, out] = process.argv
const need = createRequire(path.join(path.resolve(modules), 'index.js'))
const read = (name) => fs.readFileSync(path.join(out, name), 'utf8')
const lines = (name) => read(name).split('\n').filter(Boolean).map((l) => JSON.parse(l))
const fail = (m) => { console.error(m); process.exitCode = 1 }

// FollowTheMoney: the model knows every schema and property, and what each schema requires is there.
{
  const { Model, defaultModel } = need('@alephdata/followthemoney')
  const model = new Model(defaultModel)
  let n = 0
  for (const e of lines('ftm.ftm.json')) {
    try {
      const schema = model.getEntity(e).schema
      for (const p of schema.required || []) if (!e.properties[p]) fail(`ftm: ${e.id} lacks ${p}`)
      for (const p of Object.keys(e.properties)) if (schema.getProperty(p).stub) fail(`ftm: ${e.id} writes the stub ${p}`)
      n++
    } catch (err) { fail(`ftm: ${e.id}: ${err.message}`) }
  }
  console.log(`ftm: ${n} entities fit the model`)
}

// CSL-JSON and BibTeX: Citation.js reads both, and finds the same titles.
{
  const { Cite } = need('@citation-js/core')
  need('@citation-js/plugin-bibtex')
  need('@citation-js/plugin-csl')
  const csl = new Cite(JSON.parse(read('csl.json')))
  csl.format('bibliography', { template: 'apa' })
  const bib = new Cite(read('bibtex.bib'))
  if (csl.data.length !== bib.data.length) fail(`bibliography: ${csl.data.length} items, ${bib.data.length} entries`)
  const letters = (s) => (s || '').replace(/<[^>]*>/g, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  csl.data.forEach((c, i) => {
    const a = letters((JSON.parse(read('csl.json'))[i] || {}).title), b = letters(bib.data[i] && bib.data[i].title)
    if (!a.includes('<') && a !== b && !/[{}\\]/.test(c.title || '') && !/</.test(c.title || '')) fail(`bibliography: ${c.title} is read as ${bib.data[i].title}`)
  })
  console.log(`bibliography: ${csl.data.length} items read twice`)
}

// Parquet: another reader finds as many rows as the CSV has.
const load = (name) => import('file://' + need.resolve(name))
Promise.all([load('hyparquet'), load('hyparquet-compressors')]).then(async ([{ parquetReadObjects, asyncBufferFromFile }, { compressors }]) => {
  const file = await asyncBufferFromFile(path.join(out, 'parquet.parquet'))
  const rows = await parquetReadObjects({ file, compressors })
  const claims = lines('jsonl.jsonl')
  if (rows.length !== claims.length) fail(`parquet: ${rows.length} rows, ${claims.length} claims`)
  rows.forEach((r, i) => { if (r.claim !== claims[i].id) fail(`parquet: row ${i} is ${r.claim}`) })
  console.log(`parquet: ${rows.length} rows`)
}).catch((err) => fail('parquet: ' + err.message))
