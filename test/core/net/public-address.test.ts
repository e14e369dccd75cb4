import { describe, expect, it } from '@jest/globals';
import { callableUrlFault } from '../../../core/net/callable-url.ts';
import { isPublicAddress } from '../../../core/net/public-address.ts';

/** One of each range that is not the internet's, and the ways to write it. */
const inside = [
  ['this machine', '127.0.0.1', '127.255.255.254', '127.1', '0x7f.1', '0177.0.0.1', '2130706433', '::1'],
  ['inside IPv6', '::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:7f00:0001', '::7f00:1', '::127.0.0.1'],
  [
    'carried in IPv6',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '::ffff:0:a00:1',
  ],
  ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '0xa.1', '012.0.0.1', '167772161'],
  ['private, inside IPv6', '::ffff:10.0.0.1', '::ffff:192.168.0.1', 'fc00::1', 'fd00:ec2::254', 'fec0::1'],
  [
    'of the cloud',
    '169.254.169.254',
    '169.254.170.2',
    '::ffff:a9fe:a9fe',
    '0xa9fea9fe',
    '2852039166',
    'fe80::1',
  ],
  ['nowhere', '0.0.0.0', '0', '::', '255.255.255.255', '224.0.0.1', 'ff02::1', '240.0.0.1', '100::1'],
  [
    'shared or kept',
    '100.64.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '192.88.99.1',
    '2001:db8::1',
    '3fff::1',
    '5f00::1',
  ],
  ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:10::1', '2001:20::1', '2001:2::1'],
];

describe('an address that somebody typed', () => {
  it.each(inside)('is refused where it leads inside: %s', (_, ...spellings) => {
    for (const text of spellings) {
      expect([text, isPublicAddress(text)]).toEqual([text, false]);
      const host = text.includes(':') ? `[${text}]` : text;
      expect([text, callableUrlFault(`https://${host}/hook`)]).toEqual([text, 'a public address']);
    }
  });

  it('may be any that the internet reaches', () => {
    for (const text of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])
      expect([text, isPublicAddress(text)]).toEqual([text, true]);
  });

  it('is nothing else than an address', () => {
    for (const text of ['', 'shop.example', '8.8.8.8/8', '8.8.8.8 ', 'fe80::1%eth0'])
      expect([text, isPublicAddress(text)]).toEqual([text, false]);
  });
});

describe('a URL that somebody typed', () => {
  it('is https to a name or address of the internet', () => {
    for (const url of ['https://crm.example/hook?a=1', 'https://crm.example:8443/', 'https://8.8.8.8/'])
      expect([url, callableUrlFault(url)]).toEqual([url, undefined]);
  });

  it.each([
    ['another scheme', 'ftp://crm.example/', 'file:///etc/passwd', 'gopher://crm.example/', 'data:,x'],
    [
      'no encryption',
      'http://crm.example/',
      'http://8.8.8.8/',
      'http://10.0.0.1/',
      'http://169.254.169.254/',
    ],
    ['a name inside', 'https://localhost/', 'https://localhost./', 'https://metadata/', 'https://intranet/'],
    [
      'who is asking',
      'https://me:pw@crm.example/',
      'https://crm.example@10.0.0.1/',
      'https://me@crm.example/',
    ],
    ['other letters', 'https://１２７.0.0.1/', 'https://①②⑦.0.0.1/', 'https://127。0。0。1/'],
    ['nothing', '', 'crm.example', '//crm.example', 'https://'],
  ])('is refused with %s', (_, ...urls) => {
    for (const url of urls) expect([url, callableUrlFault(url)]).toEqual([url, expect.any(String)]);
  });

  it('may be this machine by http, which only a local run calls', () => {
    for (const url of ['http://127.0.0.1:3000/x', 'http://localhost/', 'http://[::1]:80/'])
      expect([url, callableUrlFault(url)]).toEqual([url, undefined]);
  });
});
