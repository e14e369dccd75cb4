import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import en from '../../../../console/locales/en/refusals.json' with { type: 'json' };
import { REFUSALS, refusalWords } from '../../../../console/ui/faults/refusal-words.ts';

const TEXT = /'(?<plain>[^'\n]*)'|`(?<filled>(?:\$\{[^}]*\}|[^`$])*)`/g;
const SENTENCE = /^[A-Z1].* .*\.$/;

/** Sentences that stand in the code for something else than a refusal, or that no page can be told. */
const NOT_SHOWN = [
  /^There is no such \S+( \S+)*\.$/,
  /^There is nobody\.$/,
  /^The library has no such journey\.$/,
  /^There is no 1\.$/,
  /^No such message was asked for\.$/,
  /^The body is not JSON\.$/,
  /^kind and id go together\.$/,
  /^Something else was asked for by this key\.$/,
  /^The role 1 may not do that/,
  /^One caller may make /,
  /^Parts are numbered from /,
];

const files = globSync(['functions/api/**/*.ts', 'core/config/proposal.ts', 'core/config/kinds/*.ts']);
/** The sentences of the code; "1" stands for what is filled in. */
const said = files
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(TEXT)])
  .map(({ groups = {} }) => (groups.plain ?? groups.filled ?? '').replaceAll(/\$\{[^}]*\}/g, '1'))
  .filter((text) => SENTENCE.test(text));
const shown = said.filter((sentence) => !NOT_SHOWN.some((form) => form.test(sentence)));

describe('why the API says no', () => {
  it('has words of its own in the console', () => {
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.filter((sentence) => !refusalWords(sentence))).toEqual([]);
  });

  it('is what the table waits for: no form stands there that nobody says', () => {
    const met = new Set(shown.map((sentence) => REFUSALS.find(([form]) => form.test(sentence))));

    expect(REFUSALS.filter((row) => !met.has(row)).map(([form]) => form.source)).toEqual([]);
  });

  it('has a text for every name, and no text without one', () => {
    const names = new Set(REFUSALS.map(([, name]) => name));

    expect([...names].sort()).toEqual(Object.keys(en.refusal).sort());
  });
});
