import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/base.css';
import { askAnswers } from './app/answers.ts';
import { fetchFiles } from './app/files.ts';

// Small, so that it runs at once: what is to be seen is fetched beside what draws it, and not after.
askAnswers(location);
fetchFiles(location.pathname);
void import('./draw.tsx');
