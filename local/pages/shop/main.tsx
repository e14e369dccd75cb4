import { mount } from '../app/mount.tsx';
import { ShopPage } from './shop-page.tsx';

mount(<ShopPage />);
