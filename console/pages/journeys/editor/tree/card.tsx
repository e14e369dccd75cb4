import { Badge, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts.ts';
import classes from '../editor.module.css';
import { useOpen } from '../use-open.ts';

interface CardProps {
  /** What is opened by it. */
  readonly id: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly faults: number;
  readonly numbers?: ReactNode;
  readonly menu?: ReactNode;
  /** What it is dragged by. */
  readonly handle?: ReactNode;
}

/** One part of the journey: what it does in a sentence, how many stand there, what is wrong with it. */
export function Card({ id, icon, title, text, faults, numbers, menu, handle }: CardProps) {
  const { t } = useTexts();
  const { open, show } = useOpen();
  const isOpen = open === id;
  const look = [classes.card, isOpen && classes.isOpen, faults > 0 && classes.isWrong]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={look}>
      {handle && <span className={classes.handle}>{handle}</span>}
      <UnstyledButton
        className={classes.face}
        aria-expanded={isOpen}
        onClick={() => show(isOpen ? undefined : id)}
      >
        <span className={classes.icon}>{icon}</span>
        <span style={{ minWidth: 0 }}>
          <Text span display="block" size="xs" c="dimmed">
            {title}
          </Text>
          <Text span display="block" size="sm" fw={600}>
            {text}
          </Text>
          {(numbers || faults > 0) && (
            <span className={classes.numbers}>
              {faults > 0 && (
                <Badge component="span" color="red">
                  {t('faults.count', { count: faults })}
                </Badge>
              )}
              {numbers}
            </span>
          )}
        </span>
      </UnstyledButton>
      {menu}
    </div>
  );
}
