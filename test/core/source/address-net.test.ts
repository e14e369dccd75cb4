import { describe, expect, it } from '@jest/globals';
import { netOf } from '../../../core/source/address-net.ts';

describe('what one sender has of the net', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['2001:db8:0:1:a:b:c:d', '2001:db8:0:1'],
    ['2001:0DB8:0000:0001::1', '2001:db8:0:1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:0:1::', '2001:db8:0:1'],
    ['::1', '0:0:0:0'],
  ])('%s is of %s', (address, net) => {
    expect(netOf(address)).toBe(net);
  });
});
