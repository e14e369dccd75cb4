import { expect, it } from '@jest/globals';
import { ApiProblem } from '../../../console/api/problem.ts';
import { NEEDS_TWO } from '../../../core/config/proposal.ts';

const put = (name: string, value: unknown): void =>
  void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

/** Which language is spoken at first is asked of the browser as soon as the texts are loaded. */
const inBrowser = async () => {
  put('location', { search: '' });
  put('localStorage', { getItem: () => null });
  put('document', { documentElement: {} });
  const { i18n } = await import('../../../console/i18n/texts.ts');
  const { problemText } = await import('../../../console/ui/use-say.ts');
  return { i18n, problemText };
};

it.each([
  ['en', /^It takes two people here: .+ under Approval\.$/],
  ['ru', /^Публикуют здесь вдвоём: .+ «Согласование»\.$/],
])('what one person alone is refused is said in words: %s', async (language, words) => {
  const { i18n, problemText } = await inBrowser();
  const refused = new ApiProblem(409, { title: 'Not possible now', detail: NEEDS_TWO });

  expect(problemText(refused, i18n.getFixedT(language, 'common'))).toMatch(words);
});
