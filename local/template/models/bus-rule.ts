import { compilePattern, type EventPattern } from '../../bus/pattern.ts';
import { readProperties, unsupported } from '../read-properties.ts';
import type { Resource } from '../resources.ts';
import { schemas } from '../schemas.ts';

export interface RuleTarget {
  readonly arn: string;
  /** A constant that replaces the event. */
  readonly input?: string;
  readonly deadLetterArn?: string;
}

export interface BusRuleModel {
  readonly name: string;
  readonly busName: string;
  readonly enabled: boolean;
  readonly pattern: EventPattern;
  readonly targets: readonly RuleTarget[];
}

export function busRule(resource: Resource): BusRuleModel {
  const rule = readProperties(resource, schemas.rule);
  if (rule.ScheduleExpression !== undefined) throw unsupported(resource, 'rules on a schedule');
  return {
    name: resource.name,
    busName: rule.EventBusName.split('/').at(-1) ?? rule.EventBusName,
    enabled: rule.State !== 'DISABLED',
    pattern: compilePattern(rule.EventPattern),
    targets: rule.Targets.map((target) => {
      if (target.InputPath !== undefined || target.InputTransformer !== undefined)
        throw unsupported(resource, 'targets with InputPath or InputTransformer');
      return {
        arn: target.Arn,
        ...(target.Input !== undefined && { input: target.Input }),
        ...(target.DeadLetterConfig && { deadLetterArn: target.DeadLetterConfig.Arn }),
      };
    }),
  };
}
