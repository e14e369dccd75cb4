import { describe, expect, it } from '@jest/globals';
import { formOf } from '../../../core/hooks/form.ts';

describe('a form of a PHP system', () => {
  it('is read with what its brackets hold', () => {
    expect(
      formOf('event=ONSALEORDERSAVED&data%5BFIELDS%5D%5BID%5D=81&auth[application_token]=t%2B1'),
    ).toEqual({
      event: 'ONSALEORDERSAVED',
      data: { FIELDS: { ID: '81' } },
      auth: { application_token: 't+1' },
    });
  });

  it('reaches no prototype, and does not go on for ever', () => {
    formOf('__proto__[polluted]=1&a[constructor][prototype][polluted]=1');

    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(formOf(`a${'[b]'.repeat(20)}=1`)).toEqual({});
    expect(Object.keys(formOf(Array.from({ length: 2000 }, (_, at) => `f${at}=1`).join('&')))).toHaveLength(
      1000,
    );
  });

  it('takes a name that is a text first and holds fields later', () => {
    expect(formOf('a=1&a[b]=2')).toEqual({ a: { b: '2' } });
  });
});
