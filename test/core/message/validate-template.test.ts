import { describe, expect, it } from '@jest/globals';
import { unquotedFaults } from '../../../core/message/link-faults.ts';
import { validateTemplate } from '../../../core/message/validate-template.ts';

const pathsOf = async (document: unknown) => {
  const checked = await validateTemplate(document);
  return checked.kind === 'valid' ? [] : checked.faults.map(({ path }) => path).toSorted();
};

const mail = {
  id: 'hello',
  channel: 'email',
  subject: 'Hello {{ profile.firstName }}',
  text: 'Nice to have you.',
};

describe('a template', () => {
  it('is taken as it is written', async () => {
    expect(await validateTemplate(mail)).toEqual({ kind: 'valid', template: mail });
  });

  it('names every fault of its fields at once', async () => {
    expect(await pathsOf({ id: 'No', channel: 'pigeon', text: 1, colour: 'red' })).toEqual([
      '/channel',
      '/colour',
      '/id',
      '/text',
    ]);
    expect(await pathsOf(null)).toEqual(['']);
  });

  it('is Liquid that can be read, in every language', async () => {
    const locales = { de: { subject: '{{ profile.firstName', text: 'Hallo' } };

    expect(
      await pathsOf({ ...mail, text: '{% if cart %}', html: '{{ x | nosuchfilter }}', locales }),
    ).toEqual(['/html', '/locales/de/subject', '/text']);
  });

  it('says something, and an e-mail says what it is about', async () => {
    const locales = { de: { text: 'Hallo' } };

    expect(await pathsOf({ id: 'hello', channel: 'email', text: ' ', locales })).toEqual([
      '/locales/de/subject',
      '/subject',
      '/text',
    ]);
  });
});

const messagesOf = async (document: unknown) => {
  const checked = await validateTemplate(document);
  return checked.kind === 'valid' ? [] : checked.faults.map(({ path, message }) => `${path} ${message}`);
};

describe('a template for several channels', () => {
  const several = {
    id: 'hello',
    subject: 'Hello',
    text: 'Nice to have you.',
    channels: { email: { html: '<p>Hello' }, sms: { text: 'Hi' }, push: {} },
    locales: { ru: { subject: 'Привет', text: 'Рады вам.', channels: { sms: { text: 'Привет' } } } },
  };

  it('is one content that single channels may say in their own words', async () => {
    expect(await validateTemplate(several)).toEqual({ kind: 'valid', template: several });
  });

  it('is for one channel or for several', async () => {
    expect(await pathsOf({ ...several, channel: 'email' })).toEqual(['/channel']);
    expect(await pathsOf({ ...several, channels: {}, locales: {} })).toEqual(['/channels']);
    expect(await pathsOf({ id: 'hello', text: 'Hi' })).toEqual(['/channels']);
    expect(await pathsOf({ ...several, channels: { pigeon: {} } })).toContain('/channels/pigeon');
  });

  it('has a subject where it is a mail, and says nothing for channels that it is not for', async () => {
    const { subject: _, ...unnamed } = several;
    expect(await pathsOf(unnamed)).toEqual(['/channels/email/subject', '/subject']);
    expect(await pathsOf({ ...unnamed, channels: { email: { subject: 'Hello' } }, locales: {} })).toEqual([]);
    const locales = { ru: { subject: 'Привет', text: 'Да', channels: { push: { text: 'Да' } } } };
    expect(await pathsOf({ ...several, channels: { email: {} }, locales })).toEqual([
      '/locales/ru/channels/push',
    ]);
  });
});

describe('what a template names', () => {
  it.each([
    ['{{ customer.name }}', /line 1: there is no customer; there is event, profile, cart/],
    ['\n{{ cart.itmes }}', /line 2: there is no cart.itmes; there is id, items/],
    ['{% for item in basket.items %}{{ item.name }}{% endfor %}', /there is no basket/],
    ['{% if shop.phone %}x{% endif %}', /there is no shop.phone/],
    ['{% assign a = ofer.code %}x', /there is no ofer/],
  ])('is there at all: %j', async (text, message) => {
    expect(await messagesOf({ ...mail, text })).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    '{{ profile.anyTrait }} {{ event.properties.deep.down[0].there }} {{ profile["shoe size"] }}',
    '{% assign total = cart.value | times: 2 %}{{ total }}{% capture a %}b{% endcapture %}{{ a }}',
    '{% for item in cart.items %}{{ item.name }} {{ forloop.index }}{% endfor %}{{ cart.items.size }} {{ cart.items[0].name }}',
    '{{ messages.email.lastSentAt }} {{ profile.computed.revenue.EUR.net }} {{ locale }} {{ unsubscribe_url }}',
    '{% raw %}{{ customer }}{% endraw %}{% comment %}{{ customer }}{% endcomment %}x',
  ])('may be anything that a shop says or the template made: %s', async (text) => {
    expect(await messagesOf({ ...mail, text })).toEqual([]);
  });
});

describe('links and pictures of a mail', () => {
  const htmlFaults = (html: string) => messagesOf({ ...mail, html });

  it.each([
    '<a href="/cart">',
    '<a href="cart.html">',
    "<img src='//cdn.example/x.png'>",
    '<a href="javascript:alert(1)">',
    '<a class="x" href="">',
    '<img alt="" src="data:image/png;base64,AAAA">',
    '<img src="cid:logo">',
    '<td background="bg.png">',
  ])('lead somewhere by themselves, unlike %s', async (html) => {
    expect(await htmlFaults(`<p>\n${html}`)).toEqual([
      expect.stringMatching(/^\/html line 2: a (link|picture)/),
    ]);
  });

  it.each([
    '<a href="https://shop.example/?a=1&amp;b=2">',
    '<a href="mailto:shop@example.com">',
    '<a href="tel:+49123">',
    '<a href="#below">',
    '<a href="{{ link }}">',
    '<a href="{% if cart.url %}{{ cart.url }}{% else %}https://shop.example{% endif %}">',
    '<img src="{{ event.properties.image | default: "https://shop.example/x.png" }}">',
    '<p>href="/not-an-attribute"? No: src=" is only written about</p>',
  ])('may be %s', async (html) => {
    expect((await htmlFaults(html)).filter((fault) => !fault.includes('not-an-attribute'))).toEqual([]);
  });
});

describe('a hostile template', () => {
  const loop = (inside: string) => `{% for i in (1..9999) %}${inside}{% endfor %}`;
  it.each([
    ['ten megabytes', 'x'.repeat(10_000_000)],
    ['loops in loops', loop(loop('x'))],
    ['loops that write nothing', loop(loop(''))],
    ['huge ranges', '{% for i in (1..100000000000) %}x{% endfor %}'],
    [
      'words that double',
      '{% capture a %}xxxxxxxx{% endcapture %}'.concat(
        '{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(30),
        '{{ a }}',
      ),
    ],
    [
      'filters that double',
      '{% assign a = "xxxxxxxx" %}'.concat('{% assign a = a | append: a %}'.repeat(40), '{{ a }}'),
    ],
    ['endless tables', '{% tablerow i in (1..1000000) %}xxxxxxxx{% endtablerow %}'],
    ['files', '{% include "/etc/passwd" %}'],
    ['files that are rendered', '{% render "package.json" %}'],
    ['layouts', '{% layout "package.json" %}x'],
    ['a way around escaping', '{{ profile.name | raw }}'],
    ['a hundred thousand places', '{{ locale }}'.repeat(8_000)],
    ['blocks in blocks', '{% if true %}'.repeat(4_000)],
  ])('with %s is refused, in time', async (_, text) => {
    const startedMs = performance.now();

    expect(await pathsOf({ ...mail, text })).toContain('/text');

    expect(performance.now() - startedMs).toBeLessThan(8_000);
  });

  it('is not tried in every language once it needs too much in one', async () => {
    const slow = {
      subject: 'Hello',
      text: '{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}',
    };
    const locales = Object.fromEntries(Array.from({ length: 60 }, (_, no) => [`x${no}`, slow]));
    const startedMs = performance.now();

    expect(await pathsOf({ ...mail, locales })).toEqual(['/locales/x0/text']);

    expect(performance.now() - startedMs).toBeLessThan(8_000);
  });

  it.each([
    '{{ profile.constructor.constructor }}',
    '{{ process.env }}',
    '{{ this }}',
    '{{ globalThis.process }}',
  ])('sees nothing of the machine by %s', async (text) => {
    const paths = await pathsOf({ ...mail, text });
    expect(paths.length === 0 || paths.includes('/text')).toBe(true);
  });
});

describe('what is filled in as an attribute', () => {
  it('stands in quotation marks', async () => {
    expect(await messagesOf({ ...mail, html: '<p>a={{ locale }}\n<td width={{ locale }}>' })).toEqual([
      expect.stringMatching(/^\/html line 2: .*quotation marks/),
    ]);
    expect(await messagesOf({ ...mail, html: '<td width="{{ locale }}">a={{ locale }}' })).toEqual([]);
  });

  it.each([
    '<a href="https://shop.example/?id={{ locale }}">a</a>',
    "<a class=x href='https://shop.example/?a=b&amp;id={{ locale }}&amp;c={{ locale }}'>a</a>",
    '<a title = "a=b" href="{% if locale %}https://shop.example{% endif %}?id={{ locale }}">a</a>',
  ])('may be the query of a quoted value: %s', async (html) => {
    expect(await messagesOf({ ...mail, html })).toEqual([]);
  });

  it.each([
    '<td class="a" width={{ locale }}>',
    '<td class="a"" width={{ locale }}>',
    "<td title=it's width = {{ locale }}>",
    '<td title="a width={{ locale }}>',
    '<a href=https://shop.example/?id={{ locale }}>',
  ])('is found behind any other quotation mark: %s', async (html) => {
    expect(await messagesOf({ ...mail, html })).toEqual([expect.stringMatching(/quotation marks/)]);
  });

  it.each(['<a ', '=', '="', "='", ' ', '<a ="', '="x" ', '<a x="<a" y="', '= "\''])(
    'is looked for once, however long %j goes on',
    (part) => {
      const html = `<a =${part.repeat(500_000 / part.length)}`;
      const beganAtMs = performance.now();
      unquotedFaults(html);
      expect(performance.now() - beganAtMs).toBeLessThan(2_000);
    },
  );
});

describe('where answers go', () => {
  it.each(['a@b.example', 'Desk <a@b.example>', 'Чайная «Стол» <a@b.example>'])(
    'may be %s',
    async (replyTo) => {
      expect(await pathsOf({ ...mail, replyTo })).toEqual([]);
    },
  );
  it.each([
    '',
    'a',
    'a@b.example, c@d.example',
    'A <a@b.example>\r\nBcc: c@d.example',
    'A <a@b.example',
    '<>',
  ])('is one mail address, not %j', async (replyTo) => {
    expect(await pathsOf({ ...mail, replyTo })).toEqual(['/replyTo']);
  });
});
