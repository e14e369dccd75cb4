import { mount } from '../app/mount.tsx';
import { InboxPage } from './inbox-page.tsx';

mount(<InboxPage />);
