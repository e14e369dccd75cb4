import { describe, expect, it } from '@jest/globals';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ApiProblem } from '../../../../console/api/problem.ts';
import { NEEDS_TWO } from '../../../../core/config/proposal.ts';

const put = (name: string, value: unknown): void =>
  void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

// Which language is spoken at first is asked of the browser as soon as the texts are loaded.
put('location', { search: '' });
put('localStorage', { getItem: () => null });
put('document', { documentElement: {} });
const { i18n } = await import('../../../../console/i18n/texts.ts');
const { useTold } = await import('../../../../console/ui/faults/use-told.ts');

const Told = ({ error }: { error: InstanceType<typeof ApiProblem> }) => useTold()(error);

const told = async (language: string, status: number, body: { detail?: string; faults?: object[] }) => {
  await i18n.changeLanguage(language);
  return renderToStaticMarkup(createElement(Told, { error: new ApiProblem(status, body) }));
};

describe('why the API says no', () => {
  it.each([
    ['en', /^It takes two people here: .+ under Approval\.$/],
    ['ru', /^Публикуют здесь вдвоём: .+ «Согласование»\.$/],
  ])('is in words where one person alone is refused: %s', async (language, words) => {
    expect(await told(language, 409, { detail: NEEDS_TWO })).toMatch(words);
  });

  it.each([
    ['en', 409, 'It was used before.', 'It was used before.'],
    ['ru', 409, 'It was used before.', 'Уже использовано.'],
    ['ru', 404, 'She was promised no such thing.', 'Этому клиенту такого не обещали.'],
    ['ru', 409, 'ann has proposed this draft already.', 'Этот черновик уже на согласовании: ann.'],
    ['ru', 409, 'It is used by journey cart, template c.', 'Этим пользуются: сценарий cart, шаблон c.'],
    ['ru', 409, 'There is no address for agent.', 'Для этого канала нет контакта: Звонок.'],
    ['ru', 409, 'The template is for agent, sms.', 'Шаблон для других каналов: Звонок, SMS.'],
    ['ru', 404, 'There is no such person.', 'Этого нет (или уже нет).'],
  ])('is said in the language of the reader: %s %i %s', async (language, status, detail, words) => {
    expect(await told(language, status, { detail })).toBe(words);
  });

  it('is shown as it is where there are no words for it', async () => {
    expect(await told('ru', 409, { detail: 'Something new.' })).toBe(
      'За это время что-то изменилось. Something new.',
    );
  });

  it('names five faults at most, each in words', async () => {
    const faults = Array.from({ length: 6 }, (_, no) => ({ path: `/a/${no}`, message: 'unknown field' }));

    const words = await told('ru', 422, { faults });

    expect(words).toMatch(/^Сначала нужно что-то исправить\. \/a\/0 [А-я]/);
    expect(words).not.toMatch(/unknown field|\/a\/5/);
  });
});
