import { fullDiff, type ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { type Baseline, LOSSES, type StatefulStack } from './stateful.ts';

const LOSING = new Map<ResourceImpact, string>([
  [ResourceImpact.WILL_REPLACE, 'would be replaced by an empty one'],
  [ResourceImpact.MAY_REPLACE, 'may be replaced by an empty one'],
  [ResourceImpact.WILL_DESTROY, 'would be deleted'],
  [ResourceImpact.WILL_ORPHAN, 'would be left behind, out of reach'],
]);

/**
 * Each way in which deploying `now` over `before` would lose state or its protection, or put new state where the baseline
 * does not watch, as one sentence.
 */
export function faultsBetween(before: Baseline, now: Baseline): string[] {
  const names = Object.keys(before) as (keyof Baseline)[];
  return names.flatMap((name) => stackFaults(before[name], now[name]));
}

function stackFaults(before: StatefulStack, now: StatefulStack): string[] {
  if (before.stackName !== now.stackName)
    return [
      `Stack ${before.stackName} would stay behind with all it holds beside an empty ${now.stackName}.`,
    ];
  const faults: string[] = [];
  if (before.terminationProtection && !now.terminationProtection)
    faults.push(`Stack ${now.stackName} could be deleted by one command.`);
  fullDiff({ Resources: before.resources }, { Resources: now.resources }).resources.forEachDifference(
    (id, difference) => {
      faults.push(
        ...resourceFaults(
          `${id} (${difference.oldResourceType ?? difference.newResourceType}) of ${now.stackName}`,
          difference,
        ),
      );
    },
  );
  return faults;
}

function resourceFaults(what: string, change: ResourceDifference): string[] {
  if (change.isAddition) return [`${what} holds state and is not in the baseline.`];
  const losing = LOSING.get(change.changeImpact);
  const lost =
    losing && `${what} ${losing}${causeOf(change)}. Lost: ${LOSSES[change.oldResourceType ?? '']}.`;
  return [lost, ...(change.isRemoval ? [] : bared(what, change))].filter((fault) => fault !== undefined);
}

/** The properties that do it, where it is not the whole resource. */
function causeOf({ propertyUpdates }: ResourceDifference): string {
  const names = Object.entries(propertyUpdates)
    .filter(([, { changeImpact }]) => changeImpact && LOSING.has(changeImpact))
    .map(([name]) => name);
  return names.length > 0 ? `, since ${names.join(' and ')} changed` : '';
}

/** What kept the state from harm and no longer does. */
function bared(what: string, { oldValue, newValue }: ResourceDifference): string[] {
  const kept = ({ DeletionPolicy, UpdateReplacePolicy }: Readonly<Record<string, unknown>>) =>
    [DeletionPolicy, UpdateReplacePolicy].filter((policy) => policy === 'Retain').length;
  const locks = (resource: unknown) =>
    JSON.stringify(resource).split('"DeletionProtectionEnabled":true').length;
  const faults: string[] = [];
  if (kept({ ...newValue }) < kept({ ...oldValue })) faults.push(`${what} is no longer retained.`);
  if (locks(newValue) < locks(oldValue)) faults.push(`${what} is no longer protected from deletion.`);
  return faults;
}
