import { GetHostedZoneCommand, type Route53Client } from '@aws-sdk/client-route-53';
import type { StageFile } from '../../../../lib/stage-file.ts';
import { type Found, fault, ok, type Probe } from '../finding.ts';

interface AskedZone {
  readonly id: string;
  readonly domain: string;
}

/** The zones that a stage file names, each with what has to lie in it. */
export const zonesOf = ({ mail, links, consoleAt }: StageFile): AskedZone[] =>
  [mail, links, consoleAt].flatMap((one) =>
    one?.zoneId && one.domain ? [{ id: one.zoneId, domain: one.domain }] : [],
  );

const judged = ({ id, domain }: AskedZone, name: string, isPrivate: boolean): Found => {
  const zone = name.replace(/\.$/, '');
  if (isPrivate) return fault(`The zone ${id} is private: nobody outside sees it.`, 'Name a public one.');
  if (domain !== zone && !domain.endsWith(`.${zone}`))
    return fault(
      `The zone ${id} is of ${zone}: ${domain} does not lie in it.`,
      'Name the zone of the domain.',
    );
  return ok(`${domain} lies in the zone ${id}.`);
};

/** Do the zones exist, and do the domains lie in them? */
export const zoneProbe = (client: Route53Client, asked: AskedZone): Probe => ({
  about: `the zone of ${asked.domain}`,
  allow: ['route53:GetHostedZone'],
  async look() {
    try {
      const { HostedZone } = await client.send(new GetHostedZoneCommand({ Id: asked.id }));
      return [judged(asked, HostedZone?.Name ?? '', HostedZone?.Config?.PrivateZone === true)];
    } catch (error) {
      if ((error as Error).name !== 'NoSuchHostedZone') throw error;
      return [
        fault(`There is no zone ${asked.id} in this account.`, 'Look it up: aws route53 list-hosted-zones'),
      ];
    }
  },
});
