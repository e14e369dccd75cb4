import { keyOfPath } from './paths.ts';
import { useTexts } from './texts.ts';

const ROOTS = ['profile', 'event', 'cart', 'offer', 'messages'] as const;

/** A path as people say it; one that a shop made itself by its last part and where it lies. */
export const usePathName = () => {
  const { t } = useTexts();
  return (path: string): string => {
    const [root = ''] = path.split('.');
    const short = path.replace(/^event\.properties\./, '').replace(`${root}.`, '');
    const own = ROOTS.some((one) => one === root) ? t(`of.${root}`, { name: short }) : path;
    return t(`path.${keyOfPath(path)}`, { defaultValue: own });
  };
};
