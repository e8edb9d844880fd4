import { expect, test } from 'vitest'
import { clientAddress, networkOf, readProxies } from './network.ts'

const none = readProxies('')
const proxies = readProxies('10.0.0.0/8, 2001:db8:1::/48 192.0.2.7')
if (!none || !proxies) throw new Error('unreadable')

test.each([
  ['nobody is trusted: the header says nothing', '203.0.113.9', '198.51.100.1', none, '203.0.113.9'],
  ['one proxy: who it says', '10.0.0.1', '198.51.100.1', proxies, '198.51.100.1'],
  ['a forged beginning moves nothing', '10.0.0.1', '1.2.3.4, 198.51.100.1', proxies, '198.51.100.1'],
  ['two proxies in a row', '10.0.0.1', '1.2.3.4, 198.51.100.1, 192.0.2.7', proxies, '198.51.100.1'],
  ['a stranger who forges the header', '203.0.113.9', '198.51.100.1', proxies, '203.0.113.9'],
  ['a proxy that says nothing', '10.0.0.1', null, proxies, '10.0.0.1'],
  ['a proxy that repeats nonsense', '10.0.0.1', 'unknown, <script>', proxies, '10.0.0.1'],
  ['IPv4 inside IPv6, and a port', '::ffff:10.0.0.1', '198.51.100.1:4711', proxies, '198.51.100.1'],
  ['IPv6 in brackets', '2001:db8:1::5', '[2001:db8:2::9]:443', proxies, '2001:db8:2::9'],
])('where a request comes from: %s', (_, socket, header, trusted, client) => {
  expect(clientAddress(socket, header, trusted)).toBe(client)
})

test('a limit counts an IPv4 address, and of an IPv6 one what a subscriber holds', () => {
  expect(networkOf('198.51.100.1')).toBe('198.51.100.1')
  expect(networkOf('2001:db8:0:7:1:2:3:4')).toBe('2001:db8:0:7::/64')
  expect(networkOf('2001:db8:0:7::9')).toBe('2001:db8:0:7::/64')
  expect(networkOf('2001:0db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
})

test('a network that cannot be read is a mistake in the settings', () => {
  for (const wrong of ['10.0.0.0/33', 'proxy.example', '10.0.0.0/x', '::1/129']) expect(readProxies(wrong)).toBeNull()
})
