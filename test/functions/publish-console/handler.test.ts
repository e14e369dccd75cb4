import { describe, expect, it } from '@jest/globals';
import { createHandler, type Request } from '../../../functions/publish-console/handler.ts';

const request = (RequestType: Request['RequestType'] = 'Create'): Request => ({
  RequestType,
  ResponseURL: 'https://answer.example/signed',
  StackId: 'stack',
  RequestId: 'r1',
  LogicalResourceId: 'Console',
  ResourceProperties: { config: { signIn: 'cognito' } },
});

function bucketOf(files = ['console/index-AB12.js', 'console/favicon.svg', 'index.html']) {
  const put: [string, string, string][] = [];
  const answers: { url: string; Status: string; Reason?: string }[] = [];
  const told: unknown[] = [];
  const stored: string[] = [];
  const handler = createHandler({
    files: async () => files,
    read: async (name) => new TextEncoder().encode(name),
    put: async (name, body, { CacheControl }) => {
      put.push([name, typeof body === 'string' ? body : new TextDecoder().decode(body), CacheControl]);
    },
    // Two at a time, as S3 lists a thousand.
    stored: async () => stored.slice(0, 2),
    remove: async (names) => {
      if (names.includes('kept')) throw new Error('kept stays: no');
      stored.splice(0, names.length);
    },
    answer: async (url, body) => void answers.push({ url, ...JSON.parse(body) }),
    tell: (error) => void told.push(error),
  });
  return { handler, put, stored, answers, told };
}

describe('publishing the console', () => {
  it('puts the page last, and lets browsers keep only what carries its hash', async () => {
    const { handler, put } = bucketOf();

    await handler(request());

    expect(put).toEqual([
      ['console/index-AB12.js', 'console/index-AB12.js', 'public, max-age=31536000, immutable'],
      ['console/favicon.svg', 'console/favicon.svg', 'no-cache'],
      ['console/config.json', '{"signIn":"cognito"}', 'no-cache'],
      ['index.html', 'index.html', 'no-cache'],
    ]);
  });

  it('answers as the same resource each time, so that an update deletes nothing', async () => {
    const { handler, answers } = bucketOf();

    await handler(request('Create'));
    await handler(request('Update'));

    expect(answers.map(({ url, ...answer }) => [url, answer])).toEqual(
      Array(2).fill([
        'https://answer.example/signed',
        {
          ...{ StackId: 'stack', RequestId: 'r1', LogicalResourceId: 'Console' },
          ...{ PhysicalResourceId: 'console', Status: 'SUCCESS' },
        },
      ]),
    );
  });

  it.each([
    ['there is no page', ['console/index-AB12.js'], 'There is no console to copy'],
    [
      'a file is of a kind that no browser knows',
      ['index.html', 'notes.docx'],
      'What kind of file is notes.docx?',
    ],
  ])('says so when %s, and does not let CloudFormation wait', async (_when, files, reason) => {
    const { handler, answers, told } = bucketOf(files);

    await handler(request());

    expect(answers).toMatchObject([{ Status: 'FAILED', Reason: `The console was not copied: ${reason}` }]);
    expect(told).toHaveLength(1);
  });

  it('empties the bucket when the stack goes, which could not go otherwise', async () => {
    const { handler, put, stored, answers } = bucketOf();
    stored.push('console/index-OLD1.js', 'console/index-AB12.js', 'index.html');

    await handler(request('Delete'));

    expect(stored).toEqual([]);
    expect(put).toEqual([]);
    expect(answers).toMatchObject([{ PhysicalResourceId: 'console', Status: 'SUCCESS' }]);
  });

  it('says so when an object stays', async () => {
    const { handler, stored, answers, told } = bucketOf();
    stored.push('kept');

    await handler(request('Delete'));

    expect(answers).toMatchObject([
      { Status: 'FAILED', Reason: 'Its bucket was not emptied: kept stays: no' },
    ]);
    expect(told).toHaveLength(1);
  });

  it('takes nothing away when it is copied anew', async () => {
    const { handler, stored } = bucketOf();
    stored.push('console/index-OLD1.js');

    await handler(request('Update'));

    expect(stored).toEqual(['console/index-OLD1.js']);
  });
});
