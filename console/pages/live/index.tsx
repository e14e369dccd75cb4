import { Route, Routes } from 'react-router';
import { NotHere } from '../../app/not-here.tsx';
import { Dead } from './dead.tsx';
import { Stream } from './stream.tsx';

export const Component = () => (
  <Routes>
    <Route index element={<Stream />} />
    <Route path="dead" element={<Dead />} />
    <Route path="dead/:queue" element={<Dead />} />
    <Route path="*" element={<NotHere />} />
  </Routes>
);
