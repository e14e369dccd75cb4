import { expect, it } from '@jest/globals';
import { recordsOf } from '../../../site/search/records.ts';

it('a page is found by its parts, each with its own words', () => {
  const html =
    '<h1 id="sms">SMS</h1><p>Costs &amp; parts</p><h2 id="stop"><a class="here" href="#stop">#</a><code>STOP</code> is read</h2><p>One <b>word</b></p>';

  expect(recordsOf('sms.html', { title: 'SMS', html, headings: [] })).toEqual([
    { id: 'sms.html#sms', page: 'SMS', heading: 'SMS', text: 'Costs & parts' },
    { id: 'sms.html#stop', page: 'SMS', heading: 'STOP is read', text: 'One word' },
  ]);
});
