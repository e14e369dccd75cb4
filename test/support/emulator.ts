/** What somebody got: the part of a message that every mailbox shows. */
export interface Received {
  channel: string;
  to: string;
  text: string;
  html?: string;
  subject?: string;
}

interface SentMail {
  To: string[];
  Subject: string;
  BodyText: string;
  BodyHtml: string;
}

/** By account, region and address of the queue. */
type Peeked = Record<string, Record<string, Record<string, unknown[]>>>;

const read = async (address: string): Promise<unknown> => (await fetch(address)).json();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const PATIENCE_MS = 30_000;
const POLL_MS = 150;

/** What MiniStack was given to send to these addresses: mails, then SMS. */
export async function mailboxOf(emulatorUrl: string, email: string, phone: string): Promise<Received[]> {
  const mails = (await read(`${emulatorUrl}/_ministack/ses/messages`)) as {
    messages: Record<string, SentMail[]>;
  };
  const number = encodeURIComponent(phone);
  const texts = (await read(`${emulatorUrl}/_ministack/sns/sms-messages?phoneNumber=${number}`)) as {
    sms_messages: Record<string, { Message?: string }[]>;
  };
  return [
    ...Object.values(mails.messages)
      .flat()
      .filter(({ To }) => To.includes(email))
      .map(({ Subject, BodyText, BodyHtml }) => ({
        ...{ channel: 'email', to: email, subject: Subject, text: BodyText, html: BodyHtml },
      })),
    ...(texts.sms_messages[phone] ?? []).map(({ Message = '' }) => ({
      ...{ channel: 'sms', to: phone, text: Message },
    })),
  ];
}

/** Resolves when no queue but those of dead letters has held a message twice in a row. */
export async function untilQueuesEmpty(emulatorUrl: string): Promise<void> {
  const deadlineMs = Date.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 2; ) {
    const waiting = await waitingIn(emulatorUrl);
    quiet = waiting.length === 0 ? quiet + 1 : 0;
    if (Date.now() > deadlineMs) throw new Error(`Messages wait: ${waiting.join(', ')}`);
    await pause(POLL_MS);
  }
}

/** Names of the queues that hold messages, dead letters left out. */
async function waitingIn(emulatorUrl: string): Promise<string[]> {
  const { messages } = (await read(`${emulatorUrl}/_ministack/sqs/messages`)) as { messages: Peeked };
  return Object.values(messages)
    .flatMap((regions) => Object.values(regions))
    .flatMap((queues) => Object.entries(queues))
    .filter(([url, held]) => held.length > 0 && !url.includes('DeadLetters'))
    .map(([url]) => url.slice(url.lastIndexOf('/') + 1));
}
