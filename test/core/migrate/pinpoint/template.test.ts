import { describe, expect, it } from '@jest/globals';
import { validateTemplate } from '../../../../core/message/validate-template.ts';
import { leavingOut } from '../../../../core/migrate/left-out.ts';
import { readPinpoint } from '../../../../core/migrate/pinpoint/read.ts';

const read = (...templates: object[]) => {
  const { left, leave } = leavingOut();
  return { templates: readPinpoint(templates, leave).templates, left };
};

describe('a template of Pinpoint', () => {
  it('says the same by the names that things have here', async () => {
    const { templates, left } = read({
      ...{ TemplateName: 'Welcome', TemplateType: 'EMAIL', Subject: 'Hi {{User.UserAttributes.FirstName}}' },
      HtmlPart:
        '<style>p{}</style><p>Hello {{ User.UserAttributes.[FirstName].[0] }}</p><p>{{Location.City}}, {{Attributes.Plan}}</p>',
      DefaultSubstitutions: '{"User.UserAttributes.FirstName":"you \\"there\\""}',
    });

    expect(left).toEqual([]);
    expect(templates).toEqual([
      {
        ...{ id: 'welcome', channel: 'email', subject: 'Hi {{ profile.FirstName | default: "you there" }}' },
        text: 'Hello {{ profile.FirstName }}\n{{ profile.city }}, {{ profile.Plan }}',
        html: '<style>p{}</style><p>Hello {{ profile.FirstName }}</p><p>{{ profile.city }}, {{ profile.Plan }}</p>',
      },
    ]);
    expect(await validateTemplate(templates[0])).toMatchObject({ kind: 'valid' });
  });

  it('loses what cannot be said, which is named', () => {
    const { templates, left } = read({
      ...{
        TemplateName: 'Code',
        TemplateType: 'SMS',
        Body: 'Hi{{#if User.UserId}} {{Recommendations.Name.[0]}}{{/if}}!',
      },
    });

    expect(templates).toMatchObject([{ id: 'code', channel: 'sms', text: 'Hi !' }]);
    expect(left.map(({ what }) => what)).toEqual([
      '{{#if User.UserId}}',
      '{{Recommendations.Name.[0]}}',
      '{{/if}}',
    ]);
  });

  it('of one name for two channels is two', () => {
    const { templates } = read(
      { TemplateName: 'Cart', TemplateType: 'EMAIL', Subject: 'A', TextPart: 'a' },
      { TemplateName: 'Cart', TemplateType: 'PUSH', Default: { Title: 'B', Body: 'b' } },
    );

    expect(templates).toEqual([
      { id: 'cart', channel: 'email', subject: 'A', text: 'a' },
      { id: 'cart-2', channel: 'push', subject: 'B', text: 'b' },
    ]);
  });

  it.each(['VOICE', 'INAPP', 'SMS'])('of %s without words we read is named', (TemplateType) => {
    const { templates, left } = read({ TemplateName: 'X', TemplateType });

    expect(templates).toEqual([]);
    expect(left).toHaveLength(1);
  });
});
