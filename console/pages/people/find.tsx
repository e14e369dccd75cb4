export { Component } from './index.tsx';
