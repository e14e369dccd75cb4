import { describe, expect, it } from '@jest/globals';
import { isBurst, isMachineClick, isMachineOpen } from '../../../core/send/machines.ts';

const person = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36';
const gmail = 'Mozilla/5.0 (Windows NT 5.1) Gecko/2009 Firefox/11.0 (via ggpht.com GoogleImageProxy)';

const gmailAhead =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0';

describe('what opened a mail', () => {
  it.each<[string, string | undefined, boolean]>([
    ['a browser', person, false],
    ['the picture proxy of a mailbox, when its owner looks', gmail, false],
    ['an app that loads the pictures of every mail', 'Mozilla/5.0', true],
    ['Gmail before anybody looks', gmailAhead, true],
    ['a scanner of a mail gateway', 'Mozilla/5.0 Barracuda Sentinel', true],
    ['nobody who says so', undefined, true],
    ['nobody who says so, in blanks', '  ', true],
  ])('%s', (_, agent, isMachine) => {
    expect(isMachineOpen(agent)).toBe(isMachine);
  });
});

describe('what followed a link', () => {
  it.each<[string, string | undefined, boolean]>([
    ['a browser', person, false],
    ['an app that shows no more of itself', 'Mozilla/5.0', false],
    ['a picture proxy', gmail, true],
    ['a script', 'curl/8.5.0', true],
    ['nobody who says so', undefined, true],
  ])('%s', (_, agent, isMachine) => {
    expect(isMachineClick(agent)).toBe(isMachine);
  });
});

describe('what opened a mail as soon as it left', () => {
  it.each([
    [0, true],
    [4_999, true],
    [5_000, false],
    [-1, true],
  ])('after %i ms', (afterMs, isMachine) => {
    expect(isMachineOpen(person, afterMs)).toBe(isMachine);
  });
});

describe('links of one mail followed one after another', () => {
  it.each([
    [1, 0, false],
    [2, 100, true],
    [2, 2_000, false],
    [10, 10_000, true],
    [3, 60_000, false],
  ])('%i within %i ms', (links, sinceMs, isMachine) => {
    expect(isBurst({ links, sinceMs })).toBe(isMachine);
  });
});
