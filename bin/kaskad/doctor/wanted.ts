import { needsEdge } from '../../../lib/needs-edge.ts';
import type { StageFile } from '../../../lib/stage-file.ts';

/** Whether a stage file wants the console; it is there where nothing is said. */
export const wantsConsole = ({ console }: StageFile): boolean => console ?? true;

/** Whether it wants anything of the console in us-east-1. */
export const wantsEdge = (file: StageFile): boolean => {
  const { firewall, webAclArn, consoleAt } = file;
  const { domain: name = '', zoneId, certificateArn } = consoleAt ?? {};
  return needsEdge({
    console: wantsConsole(file),
    firewall: firewall === true && webAclArn === undefined,
    consoleDomain: consoleAt && { name, zoneId, certificateArn },
  });
};
