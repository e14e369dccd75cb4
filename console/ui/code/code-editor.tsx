import { Box } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Loading } from '../loaded.tsx';
import type { CodeEditorProps } from './code-editor-props.ts';

const CodeMirror = lazy(() => import('./code-mirror.tsx'));

/** Text with its colours and line numbers; loaded when it is opened. */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <Box
      style={{ border: '1px solid var(--mantine-color-default-border)', borderRadius: 8, overflow: 'hidden' }}
    >
      <Suspense fallback={<Loading lines={10} />}>
        <CodeMirror {...props} />
      </Suspense>
    </Box>
  );
}
