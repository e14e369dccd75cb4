import {
  IconArrowsSplit,
  IconBroadcast,
  IconClock,
  IconDoorExit,
  IconGift,
  IconGitBranch,
  IconPencil,
  IconPhone,
  IconSend,
  IconStairsDown,
  IconWebhook,
} from '@tabler/icons-react';
import type { StepKindName } from '../document/new-step.ts';

const ICONS = {
  wait: IconClock,
  send: IconSend,
  cascade: IconStairsDown,
  branch: IconGitBranch,
  split: IconArrowsSplit,
  update: IconPencil,
  emit: IconBroadcast,
  offer: IconGift,
  task: IconPhone,
  webhook: IconWebhook,
  exit: IconDoorExit,
} as const satisfies Record<StepKindName, unknown>;

export const StepIcon = ({ kind, size = 18 }: { kind: string; size?: number }) => {
  const Icon = Object.hasOwn(ICONS, kind) ? ICONS[kind as StepKindName] : IconPencil;
  return <Icon size={size} aria-hidden />;
};
