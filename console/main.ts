import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/base.css';
import { fetchFiles } from './app/files.ts';

// Small, so that it runs at once: the page that one is on is fetched beside what draws it, and not after.
fetchFiles(location.pathname);
void import('./draw.tsx');
