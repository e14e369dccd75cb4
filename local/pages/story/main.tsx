import { mount } from '../app/mount.tsx';
import { StoryPage } from './story-page.tsx';

mount(<StoryPage />);
