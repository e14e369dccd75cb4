import { notifications } from '@mantine/notifications';

const LONG_ENOUGH_MS = 8_000;

const tell = (message: string): void => {
  notifications.show({ message, color: 'yellow', autoClose: LONG_ENOUGH_MS });
};

/** Says something that is neither done nor wrong: somebody else was faster. */
export const useTellNotice = () => tell;
