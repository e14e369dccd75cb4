import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';

/** In the order in which they are made. What of the console lies in us-east-1 is a stack `Edge` there. */
const stackParts = ['Data', 'Api', 'Console', 'Engine'] as const;

export interface StageStack {
  readonly name: string;
  /** Where it lies. */
  readonly region: string;
  /** As CloudFormation has it: `UPDATE_COMPLETE`, … */
  readonly status: string;
  readonly reason?: string;
  /** Nobody deletes it until its protection is taken away. */
  readonly isProtected?: boolean;
  readonly outputs: Readonly<Record<string, string>>;
}

const outputsOf = ({ Outputs = [] }: Stack): Record<string, string> =>
  Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));

const isMissing = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist');

/** The stacks of a stage that are there, in the order in which they are made. */
export async function stageStacks(
  client: CloudFormationClient,
  stage: string,
  parts: readonly string[] = stackParts,
): Promise<StageStack[]> {
  const region = await client.config.region();
  const found = parts.map(async (part): Promise<StageStack[]> => {
    const name = `Kaskad-${stage}-${part}`;
    try {
      const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
      if (!stack || stack.StackStatus === 'DELETE_COMPLETE') return [];
      const reason = stack.StackStatusReason;
      return [
        {
          ...{ name, region, status: stack.StackStatus ?? '', outputs: outputsOf(stack) },
          ...(reason && { reason }),
          ...(stack.EnableTerminationProtection && { isProtected: true }),
        },
      ];
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  });
  return (await Promise.all(found)).flat();
}

/** By its name, or by a name that ends in digits of CloudFormation's, as outputs of inner constructs have it. */
export const outputOf = (stacks: readonly StageStack[], name: string): string | undefined =>
  stacks
    .flatMap(({ outputs }) => Object.entries(outputs))
    .find(([key]) => new RegExp(`${name}([0-9A-F]{8})?$`).test(key))?.[1];
