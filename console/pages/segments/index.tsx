import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Loading } from '../../ui/loaded.tsx';

const ListPage = lazy(() => import('./list/list-page.tsx'));
const SegmentPage = lazy(() => import('./segment/segment-page.tsx'));

/** All segments, and each with its tabs below its own address. */
export function Component() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route index element={<ListPage />} />
        <Route path=":id/*" element={<SegmentPage />} />
      </Routes>
    </Suspense>
  );
}
