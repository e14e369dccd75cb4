import { seesContacts } from '../../../core/access/role.ts';
import type { EventView } from '../../../core/condition/roots.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import { faultsOf } from '../../../core/faults.ts';
import { linkBase } from '../../../core/link/named-link.ts';
import { previewOf } from '../../../core/message/preview.ts';
import { channelsOf } from '../../../core/message/template.ts';
import { catalogueFor } from '../../../core/product/catalogue-for.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { findPerson } from '../find-person.ts';
import type { ApiPorts } from '../ports.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { madeUpPerson } from '../templates/made-up.ts';
import { type PreviewBody, previewAnswer, previewBody, previewJson } from '../templates/preview-schema.ts';
import { templateToShow } from '../templates/template-to-show.ts';

const whomFor = async (
  { people, clock }: ApiPorts,
  { profileId, person }: PreviewBody,
  snapshot: Snapshot,
): Promise<Profile | undefined> => {
  if (profileId !== undefined) return (await findPerson(people, profileId))?.profile;
  const { country } = snapshot.shop;
  const rules = {
    people: snapshot.people,
    counted: new Map(),
    withCoupons: false,
    ...(country && { country }),
  };
  return madeUpPerson(person, rules, clock.now());
};

const NOTHING: EventView = { event: 'Preview', source: 'preview', properties: {} };

export const previewTemplate = route({
  method: 'POST',
  path: '/v1/templates/{id}/preview',
  summary: 'A message as one person would get it, real or made up, by one channel; nothing is sent or stored',
  access: 'read',
  body: previewBody,
  answer: previewAnswer,
  refusals: {
    404: 'There is no such template or person',
    409: 'It cannot be filled in for her, or is not for that channel',
    422: 'Every fault of the template that came along',
  },
  async run({ params, body, role }, ports) {
    const asked = previewBody.safeParse(body ?? {});
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const { event = NOTHING, locale, document } = asked.data;
    const inEffect = await ports.config.inEffect();
    const { shop, people } = inEffect.snapshot;
    const shown = await templateToShow(ports, inEffect, params.id ?? '', document);
    if (shown.kind === 'unknown') return problem(404, { detail: 'There is no such template.' });
    if (shown.kind === 'faults') return problem(422, { faults: shown.faults });
    const profile = await whomFor(ports, asked.data, inEffect.snapshot);
    if (!profile) return problem(404, { detail: 'There is no such person.' });
    const { template } = shown;
    const channels = channelsOf(template);
    const channel = asked.data.channel ?? channels[0];
    if (channel === undefined || !channels.includes(channel))
      return problem(409, { detail: `The template is for ${channels.join(', ')}.` });
    const nowMs = ports.clock.now();
    const publicUrl = linkBase(shop, ports.publicUrl);
    const catalogue = await catalogueFor(ports.products, { profile, events: [event], nowMs });
    const preview = await previewOf({
      ...{ template, channel, profile, event, locale, shop, catalogue, publicUrl },
      ...{ nowMs, rfm: people.rfm },
      isCovered: !seesContacts(role) && asked.data.profileId !== undefined,
    });
    return preview
      ? { body: previewJson(preview) }
      : problem(409, {
          detail: 'It cannot be filled in for her: it needs too much, or fails on what is missing.',
        });
  },
});
