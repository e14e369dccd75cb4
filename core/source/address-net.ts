/** Of an IPv6 address the first four groups: one household or server has all that begin so. */
const GROUPS = 4;

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));

/** What one sender has of the net: an IPv4 address, or the /64 of an IPv6 one. */
export const netOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const net = [...left, ...zeros, ...right].slice(0, GROUPS);
  return net.map((group) => group.replace(/^0+(?=.)/, '')).join(':');
};
