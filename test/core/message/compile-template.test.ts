import { describe, expect, it } from '@jest/globals';
import { asWritten, compileTemplate } from '../../../core/message/compile-template.ts';
import type { Template } from '../../../core/message/template.ts';
import { mjmlLibrary } from '../../../functions/adapters/mjml/mjml-library.ts';

const around = (inside: string) => `<mjml>
<mj-body>
${inside}
</mj-body>
</mjml>`;
const column = (inside: string) =>
  around(`<mj-section><mj-column>
${inside}
</mj-column></mj-section>`);
const mailOf = (mjml: string): Template => ({ id: 'm', channel: 'email', subject: 's', text: 't', mjml });

const htmlOf = async (mjml: string): Promise<string> => {
  const made = await compileTemplate(mailOf(mjml), mjmlLibrary);
  if (made.kind !== 'valid') throw new Error(JSON.stringify(made.faults));
  return made.template.html ?? '';
};
const faultsOf = async (mjml: string) => {
  const made = await compileTemplate(mailOf(mjml), mjmlLibrary);
  return made.kind === 'valid' ? [] : made.faults;
};

describe('MJML', () => {
  it('becomes HTML for mail programs with its Liquid as it was', async () => {
    const html = await htmlOf(
      column(`<mj-text>{% if cart.value > 100 and profile.firstName != "A<b" %}{{ profile.firstName | default: "you" }}{% endif %}</mj-text>
<mj-raw>{% for item in cart.items %}</mj-raw><mj-button href="{{ item.url | default: "https://shop.example" }}">{{ item.name }}</mj-button><mj-raw>{% endfor %}</mj-raw>`),
    );

    expect(html).toMatch(/^<!doctype html>/);
    for (const part of [
      '{% if cart.value > 100 and profile.firstName != "A<b" %}',
      '{{ profile.firstName | default: "you" }}',
      '<html lang="{{ locale }}"',
      'href="{{ item.url | default: "https://shop.example" }}"',
      '{% for item in cart.items %}',
    ])
      expect(html).toContain(part);
    expect(html).not.toMatch(/<mj-|liquid\d+mark|fonts\.googleapis/);
  });

  it('stands in any language and for any channel, and is what people read again', async () => {
    const mjml = column('<mj-text>Hi</mj-text>');
    const template: Template = {
      id: 'm',
      ...{ subject: 's', text: 't' },
      channels: { email: { mjml }, sms: {} },
      locales: { ru: { subject: 's', text: 't', html: '<p>Привет', channels: { email: { mjml } } } },
    };

    const made = await compileTemplate(template, mjmlLibrary);

    if (made.kind !== 'valid') throw new Error('has faults');
    expect(made.template.channels?.email?.html).toContain('Hi');
    expect(made.template.locales?.ru?.channels?.email?.html).toContain('Hi');
    expect(made.template.locales?.ru?.html).toBe('<p>Привет');
    expect(asWritten(made.template)).toEqual(template);
  });

  it('names every fault with its line', async () => {
    const faults = await faultsOf(
      column(`<mj-text>{% comment %}
two
lines{% endcomment %}</mj-text>
<mj-foo>x</mj-foo>
<mj-text colour="red">x</mj-text>`),
    );

    expect(faults).toEqual([
      { path: '/mjml', message: expect.stringMatching(/^line 7: mj-foo: /) },
      { path: '/mjml', message: expect.stringMatching(/^line 8: mj-text: Attribute colour/) },
    ]);
  });

  it('has its Liquid where text is kept, or the marketer hears of it', async () => {
    expect(await faultsOf(around('{% if cart %}\n<mj-section></mj-section>\n{% endif %}'))).toEqual([
      { path: '/mjml', message: expect.stringMatching(/^line 3: \{% if cart %\} .*<mj-raw>/) },
      { path: '/mjml', message: expect.stringMatching(/^line 5: \{% endif %\} .*<mj-raw>/) },
    ]);
  });

  it.each(['package.json', '/etc/passwd', '../../x" type="html'])('reads no other file: %s', async (path) => {
    const faults = await faultsOf(around(`<mj-include path="${path}" />`));

    expect(faults).toEqual([{ path: '/mjml', message: expect.stringMatching(/^line 3: .*not read/) }]);
  });

  it.each([
    ['words without markup', 'just words'],
    ['nothing', ' '],
    ['tags that never end', '<mjml><mj-body>'.repeat(50)],
    ['what lies too deep', '<mj-wrapper>'.repeat(3000)],
    ['many brackets', `<mjml><mj-body>${'<'.repeat(50_000)}</mj-body></mjml>`],
    ['many comments', `<mjml><mj-body>${'<!-- '.repeat(10_000)}</mj-body></mjml>`],
    ['an entity of its own', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><mjml>&a;</mjml>'],
  ])('of %s ends, and shows nothing of the machine', async (_, mjml) => {
    const made = await compileTemplate(mailOf(mjml), mjmlLibrary);

    expect(JSON.stringify(made)).not.toMatch(/root:|node_modules/);
  });
});
