import type { Stage } from './stage.ts';

/** Where CloudFront looks for certificates and web ACLs. */
export const EDGE_REGION = 'us-east-1';

type OfConsole = Pick<Stage, 'console' | 'firewall' | 'consoleDomain'>;

/** Whether a stage has anything in us-east-1. Apart from its stack, so that a command may ask without the whole CDK. */
export const needsEdge = ({ console, firewall, consoleDomain }: OfConsole): boolean =>
  console && (firewall || (consoleDomain !== undefined && consoleDomain.certificateArn === undefined));
