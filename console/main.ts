import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/base.css';
import { askAnswers } from './app/answers.ts';
import { fetchFiles } from './app/files.ts';
import { painted } from './app/painted.ts';

// Small, so that it runs at once: what is to be seen is fetched beside what draws it, and not after.
askAnswers(location);
void painted().then(() => {
  fetchFiles(location.pathname);
  return import('./draw.tsx');
});
