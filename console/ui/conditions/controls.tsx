import { ActionIcon, Button, NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type {
  ActionProps,
  CombinatorSelectorProps,
  NotToggleProps,
  ValueSelectorProps,
} from 'react-querybuilder';

interface Choice {
  readonly name: string;
  readonly label: string;
}

type Choices = readonly (Choice & { readonly options?: readonly Choice[] })[];

const choices = (options: readonly Choice[]) => options.map(({ name, label }) => ({ value: name, label }));

/** A field or an operator. */
export function Selector({ options, value, handleOnChange, title, disabled }: ValueSelectorProps) {
  const list = options as unknown as Choices;
  const data = list.some((one) => one.options)
    ? list.map(({ label, options: inside = [] }) => ({ group: label, items: choices(inside) }))
    : choices(list);
  return (
    <NativeSelect
      size="xs"
      aria-label={title}
      value={value}
      data={data}
      disabled={disabled ?? false}
      onChange={({ currentTarget }) => handleOnChange(currentTarget.value)}
      style={{ flex: '1 1 140px', maxWidth: 260 }}
    />
  );
}

/** All of them, or any of them. */
export function Combinator({ options, value, handleOnChange, title, disabled }: CombinatorSelectorProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={title}
      value={value ?? 'and'}
      disabled={disabled ?? false}
      data={choices(options as readonly Choice[])}
      onChange={(chosen) => handleOnChange(chosen)}
    />
  );
}

export function Add({ label, title, handleOnClick, disabled }: ActionProps) {
  return (
    <Button
      size="compact-xs"
      variant="light"
      title={title}
      disabled={disabled ?? false}
      onClick={(event) => handleOnClick(event)}
    >
      {label}
    </Button>
  );
}

export function Remove({ title, handleOnClick, disabled }: ActionProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={title}
      disabled={disabled ?? false}
      onClick={(event) => handleOnClick(event)}
    >
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}

export function Not({ checked, handleOnChange, label, title, disabled }: NotToggleProps) {
  return (
    <Switch
      size="xs"
      label={label}
      title={title}
      checked={checked ?? false}
      disabled={disabled ?? false}
      onChange={({ currentTarget }) => handleOnChange(currentTarget.checked)}
    />
  );
}
