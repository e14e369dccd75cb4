import { jest } from '@jest/globals';

/** Stands in for the API of a console in this process, to somebody who is signed in. Answers what is asked of it, as lines `PUT /v1/… "7"`. */
export const answeringApi = (answer: (path: string) => Response): string[] => {
  const asked: string[] = [];
  Object.defineProperty(globalThis, 'sessionStorage', {
    ...{ configurable: true, value: { getItem: () => 'local-admin' } },
  });
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const path = String(input);
    asked.push([init?.method, path, new Headers(init?.headers).get('if-match')].filter(Boolean).join(' '));
    return answer(path);
  });
  return asked;
};
