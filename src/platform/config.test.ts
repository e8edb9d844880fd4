import { expect, test } from 'vitest'
import { hide, parseConfig } from './config.ts'

test('without settings, a forum runs on this machine alone, on its own database', () => {
  expect(parseConfig({})).toMatchObject({
    ok: true,
    value: {
      port: 3000,
      host: '127.0.0.1',
      origin: 'http://127.0.0.1:3000',
      databaseUrl: null,
      demo: false,
      worker: true,
    },
  })
})

test('every mistake is named at once, and no password with it', () => {
  const read = parseConfig({
    PORT: 'eighty',
    DATABASE_URL: 'mysql://forum:secret@db/convoke',
    CONVOKE_ORIGIN: 'forum.example.org',
    SMTP_URL: 'http://mail',
    CONVOKE_DEMO: 'perhaps',
    LOG_LEVEL: 'loud',
  })
  if (read.ok) throw new Error('these settings should be refused')
  const mistakes = String(read.refusal.facts.mistakes)
  for (const name of ['PORT', 'DATABASE_URL', 'CONVOKE_ORIGIN', 'SMTP_URL', 'CONVOKE_DEMO', 'LOG_LEVEL'])
    expect(mistakes).toContain(name)
  expect(mistakes).not.toContain('secret')
})

test('an address is printed without its password', () => {
  expect(hide('postgres://forum:p@ss/word@db.example.org/convoke')).not.toMatch(/p@ss|word/)
  expect(hide('smtp://mail.example.org:25')).toBe('smtp://mail.example.org:25')
})

test('a secret may stand in a file; a file that is missing, empty or one too many is named', () => {
  const files: Record<string, string> = { '/run/db': 'postgres://forum:secret@db/convoke\n', '/run/empty': '\n' }
  const readFile = (path: string) => {
    const text = files[path]
    if (text === undefined) throw Object.assign(new Error('missing'), { code: 'ENOENT' })
    return text
  }
  expect(parseConfig({ DATABASE_URL_FILE: '/run/db' }, readFile)).toMatchObject({
    ok: true,
    value: { databaseUrl: 'postgres://forum:secret@db/convoke' },
  })
  const wrong = parseConfig(
    { DATABASE_URL: 'postgres://db/a', DATABASE_URL_FILE: '/run/db', SMTP_URL_FILE: '/run/no' },
    readFile,
  )
  expect(!wrong.ok && String(wrong.refusal.facts.mistakes).split('\n')).toEqual([
    'DATABASE_URL_FILE: DATABASE_URL is given as well; keep one of them',
    'SMTP_URL_FILE: /run/no cannot be read (ENOENT)',
  ])
  const empty = parseConfig({ SMTP_URL_FILE: '/run/empty' }, readFile)
  expect(!empty.ok && empty.refusal.facts.mistakes).toContain('SMTP_URL_FILE: /run/empty is empty')
})

test('the address people see ends with the host', () => {
  expect(parseConfig({ CONVOKE_ORIGIN: 'https://forum.example.org/' })).toMatchObject({
    value: { origin: 'https://forum.example.org' },
  })
  expect(parseConfig({ CONVOKE_ORIGIN: 'https://forum.example.org/2022' }).ok).toBe(false)
})
