import { randomUUID } from 'node:crypto';
import type { BusRuleModel, RuleTarget } from '../template/models/bus-rule.ts';
import { flattenEvent } from './flatten.ts';

/** An event as it is put; the bus adds the envelope. */
export interface PutEvent {
  readonly source: string;
  readonly detailType: string;
  /** A JSON object as text; it is parsed once for all rules and handed on unchanged. */
  readonly detail: string;
  readonly resources?: readonly string[];
  readonly atMs: number;
}

export interface Buses {
  has(busName: string): boolean;
  /** @returns the event's id */
  put(busName: string, event: PutEvent): string;
}

export interface BusesParts {
  readonly busNames: readonly string[];
  readonly rules: readonly BusRuleModel[];
  readonly region: string;
  readonly accountId: string;
  /** Hands text to a target; throws where it cannot be delivered. */
  readonly deliver: (target: RuleTarget, text: string) => void;
}

/** All event buses with their rules. */
export function createBuses({ busNames, rules, region, accountId, deliver }: BusesParts): Buses {
  const rulesOf = new Map(
    busNames.map((name) => [name, rules.filter((rule) => rule.enabled && rule.busName === name)]),
  );
  return {
    has: (busName) => rulesOf.has(busName),
    put(busName, { source, detailType, detail, resources = [], atMs }) {
      const id = randomUUID();
      const time = `${new Date(atMs).toISOString().slice(0, 19)}Z`;
      const envelope = {
        version: '0',
        id,
        'detail-type': detailType,
        source,
        account: accountId,
        time,
        region,
        resources,
      };
      const flat = flattenEvent({ ...envelope, detail: JSON.parse(detail) });
      const text = `${JSON.stringify(envelope).slice(0, -1)},"detail":${detail}}`;
      for (const rule of rulesOf.get(busName) ?? []) {
        if (!rule.pattern.matches(flat)) continue;
        for (const target of rule.targets) deliver(target, target.input ?? text);
      }
      return id;
    },
  };
}
