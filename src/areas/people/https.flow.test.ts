import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, town } from '../../test/house.ts'

const t = await town({ origin: 'https://cx.example' })
const login = (headers: Record<string, string>) => t.app.inject({ method: 'POST', url: '/api/v1/sessions', payload: JSON.stringify({ login: 'admin', password }), headers: { 'content-type': 'application/json', ...headers } })

test('behind an https origin the cookie is __Host- and Secure, and the answers demand TLS', async () => {
  const entered = await login({ 'sec-fetch-site': 'same-origin' })
  assert.equal(entered.statusCode, 201)
  assert.match(String(entered.headers['set-cookie']), /^__Host-cx=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  assert.match(String(entered.headers['strict-transport-security']), /max-age=31536000/)
  const cookie = String(entered.headers['set-cookie']).split(';')[0]
  assert.equal((await t.app.inject({ method: 'GET', url: '/api/v1/sessions/current', headers: { cookie } })).statusCode, 200)
  assert.equal((await t.app.inject({ method: 'GET', url: '/api/v1/sessions/current', headers: { cookie: cookie.replace('__Host-', '') } })).statusCode, 401)
})
test('the origin that counts is the configured one, whatever host the request names', async () => {
  assert.equal((await login({ origin: 'https://cx.example', host: 'inner:3000' })).statusCode, 201)
  assert.equal((await login({ origin: 'http://cx.example', host: 'cx.example' })).statusCode, 403)
  assert.equal((await login({ origin: 'https://evil.example', host: 'evil.example' })).statusCode, 403)
})
test('A16: a reset link names the configured origin', async () => {
  const entered = await login({ 'sec-fetch-site': 'same-origin' })
  const link = await t.app.inject({ method: 'POST', url: `/api/v1/members/${entered.json<{ member: { id: string } }>().member.id}/invite`, payload: '{}', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: String(entered.headers['set-cookie']).split(';')[0], host: 'evil.example', 'x-forwarded-host': 'evil.example' } })
  assert.match(link.json<{ url: string }>().url, /^https:\/\/cx\.example\/invitation\//)
})
