import fc from 'fast-check';

/** What people, bots and attackers type into a field. */
export const nasty: readonly string[] = [
  '',
  ' ',
  'null',
  'undefined',
  '[object Object]',
  'Ann\r\nBcc: all@example.com',
  'Ann\nSubject: other',
  'Ann\u2028Bcc: all@example.com',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</p></td></table><h1>',
  '<!-- ',
  ']]>',
  '&lt;b&gt;&amp;&#60;',
  '{{ shop.name }}',
  '{% for i in (1..100000000) %}x{% endfor %}',
  '{% raw %}',
  '{{',
  '%}',
  '${7*7} #{7*7} <%= 7*7 %>',
  '=cmd|" /C calc"!A0',
  '../../../etc/passwd',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://evil.example/?a=1&b=2#c',
  '\u202egnp.exe',
  '\u2066abc\u2069',
  '\u0000\u0001\u001b[31m\u007f\u0085',
  '\ud800',
  'a\udc00b',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324',
  'Ω≈ç√∫˜µ≤≥÷ Привет 你好 العربية',
  '"; DROP TABLE profiles; --',
  '"quoted" \\backslash\\',
  '__proto__',
  'constructor',
  'x'.repeat(900),
  '<'.repeat(900),
  'NaN',
  '-1e309',
];

/** Any of them, parts of them joined, or anything at all. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nasty),
  fc
    .tuple(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 20 }))
    .map((both) => both.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
