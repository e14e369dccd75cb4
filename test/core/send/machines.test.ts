import { describe, expect, it } from '@jest/globals';
import { isMachineClick, isMachineOpen } from '../../../core/send/machines.ts';

const person = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36';
const gmail = 'Mozilla/5.0 (Windows NT 5.1) Gecko/2009 Firefox/11.0 (via ggpht.com GoogleImageProxy)';

describe('what opened a mail', () => {
  it.each<[string, string | undefined, boolean]>([
    ['a browser', person, false],
    ['the picture proxy of a mailbox, when its owner looks', gmail, false],
    ['an app that loads the pictures of every mail', 'Mozilla/5.0', true],
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
