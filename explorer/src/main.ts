import { mount } from 'svelte';
import App from './App.svelte';
import { app, followLinks } from './lib/state.svelte.ts';
import { apply, kept } from './lib/theme.ts';
import './theme.css';
import './style.css';

apply(kept());
app.read();
addEventListener('popstate', () => app.read());
document.addEventListener('click', followLinks);

mount(App, { target: document.getElementById('app')! });
