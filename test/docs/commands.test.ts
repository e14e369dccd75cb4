import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { kaskadProgram } from '../../bin/kaskad/program.ts';
import { readSources } from '../../site/pages/sources.ts';

const pages = readSources(process.cwd()).filter(({ file }) => !file.startsWith('docs/decisions'));

/** Up to where the command ends: a remark, another command, the end of the code; a line may go on in the next. */
const saidIn = (text: string): string[] =>
  [...text.replaceAll(/\\\n\s*/g, ' ').matchAll(/npx kaskad\b([^`#|<>&\n]*)/g)].map(([, said = '']) =>
    said.trim(),
  );

const said = pages.flatMap(({ file, text }) => saidIn(text).map((line) => [file, line] as const));

/** What is typed into a shell is in quotes where it has spaces; behind `--` it is somebody else's. */
const wordsOf = (line: string): readonly string[] => {
  const words: readonly string[] = line.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const end = words.indexOf('--');
  return end < 0 ? words : words.slice(0, end);
};

const within = (command: Command, word: string | undefined): Command | undefined =>
  command.commands.find((one) => one.name() === word);

const faultsOf = (line: string): string[] => {
  let [command, words] = [kaskadProgram(), wordsOf(line)];
  while (command.commands.length > 0 && words.length > 0) {
    const next = within(command, words[0]);
    if (!next) return [`there is no command ${words[0]}`];
    [command, words] = [next, words.slice(1)];
  }
  const known = new Set(command.options.map(({ long }) => long));
  return words
    .filter((word) => word.startsWith('--') && !known.has(word))
    .map((word) => `${command.name()} knows no ${word}`);
};

describe('what the documentation says to npx kaskad', () => {
  it('is looked for everywhere', () => {
    expect(said.length).toBeGreaterThan(40);
    expect(faultsOf('rotate link-key --revok first')).toEqual(['link-key knows no --revok']);
    expect(faultsOf('imports customers.csv')).toEqual(['there is no command imports']);
  });

  it.each(said)('%s: npx kaskad %s', (_, line) => {
    expect(faultsOf(line)).toEqual([]);
  });
});
