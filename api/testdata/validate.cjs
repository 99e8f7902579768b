// node validate.cjs DIR-WITH-node_modules OPENAPI.JSON
const path = require('path'), fs = require('fs')
const { createRequire } = require('module')
const need = createRequire(path.join(path.resolve(process.argv[2]), 'index.js'))
import('file://' + need.resolve('@seriousme/openapi-schema-validator')).then(async ({ Validator }) => {
  const v = new Validator()
  const res = await v.validate(JSON.parse(fs.readFileSync(process.argv[3], 'utf8')))
  if (!res.valid || v.version !== '3.1') { console.error(v.version, JSON.stringify(res.errors)); process.exitCode = 1 }
})
