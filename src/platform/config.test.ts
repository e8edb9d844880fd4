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
