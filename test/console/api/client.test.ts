import { beforeEach, expect, it, jest } from '@jest/globals';
import { ask } from '../../../console/api/client.ts';
import { renewBy, sessionToken, signIn, signOut } from '../../../console/auth/session.ts';

/** What was sent, as whom, and each with its answer in hand. */
let sent: { token: string | null; answer: (status: number) => void }[] = [];
const renew = jest.fn<() => Promise<'renewed' | 'refused' | 'unreachable'>>();
renewBy(renew);

const put = (name: string, value: unknown): void =>
  void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

beforeEach(() => {
  sent = [];
  renew.mockReset();
  const kept = new Map<string, string>();
  put('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  put('fetch', (_: string, { headers }: RequestInit) => {
    const token = new Headers(headers).get('authorization');
    return new Promise<Response>((resolve) => {
      sent.push({ token, answer: (status) => resolve(new Response('{}', { status })) });
    });
  });
  signIn('ann');
});

const change = () => {
  const outcome = ask('/v1/settings/shop', { method: 'PUT', body: {} }).catch((error: unknown) => error);
  return { outcome, answer: (status: number, time = 0) => sent[time]?.answer(status) };
};

const beaComes = () => {
  signOut();
  signIn('bea');
};

it.each(['renewed', 'refused', 'unreachable'] as const)(
  'what one is refused is not asked again as the next one, who stays: %s',
  async (how) => {
    renew.mockResolvedValue(how);
    const { outcome, answer } = change();
    beaComes();
    answer(401);

    await expect(outcome).resolves.toMatchObject({ status: 401 });
    expect(sent.map(({ token }) => token)).toEqual(['Bearer ann']);
    expect(renew).not.toHaveBeenCalled();
    expect(sessionToken()).toBe('bea');
  },
);

it.each(['renewed', 'refused', 'unreachable'] as const)(
  'nor where the next one comes while it is renewed: %s',
  async (how) => {
    renew.mockImplementation(async () => {
      beaComes();
      return how;
    });
    const { outcome, answer } = change();
    answer(401);

    await expect(outcome).resolves.toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
    expect(sessionToken()).toBe('bea');
  },
);

it('nor where the next one comes while it is asked again', async () => {
  const asked = Promise.withResolvers<void>();
  renew.mockImplementation(async () => {
    setImmediate(asked.resolve);
    return 'renewed';
  });
  const { outcome, answer } = change();
  answer(401);
  await asked.promise;
  beaComes();
  answer(401, 1);

  await expect(outcome).resolves.toMatchObject({ status: 401 });
  expect(sessionToken()).toBe('bea');
});

it('whoever is refused and cannot be renewed is signed out', async () => {
  renew.mockResolvedValue('refused');
  const { outcome, answer } = change();
  answer(401);

  await expect(outcome).resolves.toMatchObject({ status: 401 });
  expect(sessionToken()).toBeUndefined();
});
