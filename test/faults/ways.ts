import type { Attempt } from './aws/providers.ts';
import { ask } from './browser.ts';
import type { Cloud } from './cloud.ts';
import { TOKEN } from './house.ts';
import type { Ways } from './people/life.ts';
import type { Person } from './people/person.ts';
import type { World } from './world.ts';

/** How people reach the functions, and providers tell them. */
export const waysOf = ({ world, edges: { collect, links, api }, bus, queues, facts }: Cloud): Ways => {
  let count = 0;
  const headers = { authorization: `Bearer ${TOKEN}` };
  return {
    says(type, fields, key = 'server') {
      const body = {
        ...fields,
        messageId: `message-${++count}`,
        timestamp: new Date(world.nowMs).toISOString(),
      };
      const headers = { 'x-write-key': key, 'content-type': 'application/json' };
      ask(world, collect, { method: 'POST', path: `/v1/${type}`, headers, body: JSON.stringify(body) });
    },
    opens: (path, agent) =>
      ask(world, links, { method: 'GET', path, ...(agent && { headers: { 'user-agent': agent } }) }),
    unsubscribes(path, onDone) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = 'List-Unsubscribe=One-Click';
      ask(world, links, { method: 'POST', path, headers, body }, (status) => status === 200 && onDone());
    },
    replies(phone, text) {
      const reply = { originationNumber: phone, messageBody: text, inboundMessageId: `reply-${++count}` };
      queues.deliveries.put(JSON.stringify(reply));
    },
    wantsToBeForgotten(person, onDone) {
      const path = `/v1/profiles/${facts.idOf(person)}/erase`;
      ask(world, api, { method: 'POST', path, headers }, (status) => status === 200 && onDone());
    },
    reports(attempt, type, agent) {
      facts.reported({ sendId: attempt.sendId, type, atMs: world.nowMs });
      bus.bring(reportOf(world, attempt, type, agent));
    },
    tells: (delivery) =>
      bus.bring({ Source: 'kaskad', DetailType: 'delivery', Detail: JSON.stringify({ v: 1, ...delivery }) }),
  };
};

const reportOf = (world: World, attempt: Attempt, eventType: string, userAgent = 'Mozilla/5.0') => {
  const { sendId, profileId, enrollmentId, journeyId, to } = attempt;
  const tags = {
    sendId: [sendId],
    profileId: [profileId],
    enrollmentId: [enrollmentId],
    journeyId: [journeyId],
  };
  const timestamp = new Date(world.nowMs).toISOString();
  const recipients = [{ emailAddress: to }];
  const detail = {
    ...{ eventType, mail: { destination: [to], tags } },
    ...(eventType === 'Bounce' && {
      bounce: { timestamp, bounceType: 'Permanent', bouncedRecipients: recipients },
    }),
    ...(eventType === 'Complaint' && { complaint: { timestamp, complainedRecipients: recipients } }),
    ...(eventType === 'Delivery' && { delivery: { timestamp } }),
    ...(eventType === 'Open' && { open: { timestamp, userAgent } }),
  };
  return { Source: 'aws.ses', DetailType: 'delivery', Detail: JSON.stringify(detail) };
};

interface DeliveryBody {
  originationNumber?: string;
  detail?: { eventType?: string; type?: string; enrollmentId?: string; mail?: { destination: string[] } };
}

/** What record-delivery has taken in counts from that moment. */
export const tellDone = ({ world, queues, facts }: Cloud, byAddress: Map<string, Person>): void => {
  queues.deliveries.onDone = (body) => {
    const { originationNumber = '', detail = {} } = JSON.parse(body) as DeliveryBody;
    const { eventType, type, enrollmentId, mail } = detail;
    const writer = byAddress.get(originationNumber);
    if (writer) facts.denied(writer, 'sms', world.nowMs);
    const person = byAddress.get(mail?.destination[0] ?? '');
    if (person && (eventType === 'Bounce' || eventType === 'Complaint'))
      facts.denied(person, 'email', world.nowMs);
    if (type === 'clicked' && enrollmentId !== undefined) facts.clicked(enrollmentId, world.nowMs);
  };
};
