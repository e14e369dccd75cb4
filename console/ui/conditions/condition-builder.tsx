import { Button, Group, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Field, QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import type { ConditionBuilderProps } from './builder-props.ts';
import classes from './conditions.module.css';
import { Add, Combinator, Not, Remove, Selector } from './controls.tsx';
import { type KnownPath, kindOfPath, knownPaths, SPECIAL } from './paths.ts';
import { type ConditionGroup, isGroup, type Operator, operatorsOf, valueFor } from './query.ts';
import { useTexts } from './texts.ts';
import { toLogic } from './to-logic.ts';
import { toQuery } from './to-query.ts';
import { usePathName } from './use-path-name.ts';
import { ValueEditor } from './value-editor.tsx';

const GROUPS = [
  'customer',
  'orders',
  'cart',
  'event',
  'messages',
  'offer',
] as const satisfies KnownPath['group'][];

const pathsIn = ({ rules }: ConditionGroup): string[] =>
  rules.flatMap((part) => (isGroup(part) ? pathsIn(part) : [part.field]));

const isReadable = ({ rules }: ConditionGroup): boolean =>
  rules.every((part) => {
    if (isGroup(part)) return isReadable(part);
    if (part.field !== SPECIAL.json) return true;
    try {
      JSON.parse(String(part.value));
      return true;
    } catch {
      return false;
    }
  });

const textOf = (condition: unknown): string => JSON.stringify(condition) ?? '';

const useFields = (query: ConditionGroup, own: readonly string[], hasEvent: boolean) => {
  const { t } = useTexts();
  const pathName = usePathName();
  return useMemo(() => {
    const field = (name: string, label: string): Field => ({ name, value: name, label });
    const isMeant = ({ group }: KnownPath) => hasEvent || (group !== 'event' && group !== 'offer');
    const known = knownPaths.filter(isMeant);
    const more = [...new Set([...pathsIn(query), ...own])].filter(
      (path) => !path.startsWith('#') && !known.some((one) => one.path === path),
    );
    const special = [SPECIAL.times, SPECIAL.segment, SPECIAL.journey, SPECIAL.json].map((name) =>
      field(name, t(`special.${name.slice(1)}`)),
    );
    return [
      ...GROUPS.map((group) => ({
        label: t(`group.${group}`),
        options: known.filter((one) => one.group === group).map(({ path }) => field(path, pathName(path))),
      })),
      { label: t('group.special'), options: special },
      { label: t('group.own'), options: more.map((path) => field(path, pathName(path))) },
    ].filter(({ options }) => options.length > 0);
  }, [query, own, hasEvent, t, pathName]);
};

/** A condition built of lines; loaded when it is opened. What has no line of its own stays as it is written. */
export default function ConditionBuilder(props: ConditionBuilderProps) {
  const { label, condition, onChange, hasEvent, disabled, segments, journeys } = props;
  const { t } = useTexts();
  const [query, setQuery] = useState<ConditionGroup>(() => toQuery(condition));
  const [own, setOwn] = useState<readonly string[]>([]);
  const told = useRef(textOf(condition));
  useEffect(() => {
    // Changed elsewhere: undone, say.
    if (textOf(condition) === told.current) return;
    told.current = textOf(condition);
    setQuery(toQuery(condition));
  }, [condition]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It calls itself a form, and there may be several on a page: a group with a name is one of many.
    const form = place.current?.querySelector('.queryBuilder');
    form?.setAttribute('role', 'group');
    form?.setAttribute('aria-label', label);
  }, [label]);
  const fields = useFields(query, own, hasEvent);
  const context = useMemo(() => ({ segments, journeys }), [segments, journeys]);
  const change = (next: ConditionGroup) => {
    // Ids alone are no change: what nobody touched keeps the form in which it was written.
    const isSame = textOf(toLogic(next)) === textOf(toLogic(query));
    setQuery(next);
    if (isSame || !isReadable(next)) return;
    const logic = toLogic(next);
    told.current = textOf(logic);
    onChange(logic);
  };
  const operatorChoices = (field: string) =>
    operatorsOf(field, kindOfPath(field)).map((name) => ({
      name,
      value: name,
      label: t(`operator.${name}`),
    }));
  return (
    <div className={classes.builder} ref={place}>
      <QueryBuilder
        fields={fields as never}
        query={query as unknown as RuleGroupType}
        onQueryChange={(next) => change(next as unknown as ConditionGroup)}
        context={context}
        disabled={disabled ?? false}
        showNotToggle
        listsAsArrays
        resetOnFieldChange
        combinators={[
          { name: 'and', value: 'and', label: t('combine.and') },
          { name: 'or', value: 'or', label: t('combine.or') },
        ]}
        getOperators={(field) => operatorChoices(field)}
        getDefaultValue={(line) => valueFor(line.field, line.operator as Operator)}
        getDefaultField={(_: unknown) => 'profile.country'}
        controlElements={{
          fieldSelector: Selector,
          operatorSelector: Selector,
          combinatorSelector: Combinator,
          valueEditor: ValueEditor,
          notToggle: Not,
          addRuleAction: Add,
          addGroupAction: Add,
          removeRuleAction: Remove,
          removeGroupAction: Remove,
        }}
        translations={{
          fields: { title: t('title.field') },
          operators: { title: t('title.operator') },
          combinators: { title: t('title.combinator') },
          value: { title: t('value') },
          addRule: { label: t('add.line'), title: t('add.line') },
          addGroup: { label: t('add.group'), title: t('add.group') },
          removeRule: { label: '', title: t('remove.line') },
          removeGroup: { label: '', title: t('remove.group') },
          notToggle: { label: t('not'), title: t('not') },
        }}
      />
      {!disabled && <OwnPath add={(path) => setOwn([...own, path])} />}
    </div>
  );
}

/** A field of the shop's own, by its path. */
function OwnPath({ add }: { add: (path: string) => void }) {
  const { t } = useTexts();
  const [path, setPath] = useState('');
  const isPath = /^(profile|event|cart|offer|messages)\.[^\s.]/.test(path);
  return (
    <Group gap={6} mt="xs">
      <TextInput
        size="xs"
        aria-label={t('own.label')}
        placeholder="event.properties.size"
        value={path}
        onChange={({ currentTarget }) => setPath(currentTarget.value)}
        style={{ flex: '1 1 180px', maxWidth: 260 }}
      />
      <Button
        size="compact-xs"
        variant="default"
        disabled={!isPath}
        onClick={() => {
          add(path);
          setPath('');
        }}
      >
        {t('own.add')}
      </Button>
    </Group>
  );
}
