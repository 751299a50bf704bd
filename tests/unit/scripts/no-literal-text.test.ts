import { Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import { describe, expect, test } from 'vitest';
import rule from '../../../scripts/eslint/no-literal-text.js';

const linter = new Linter();
const config = [
	...svelte.configs.base,
	{
		files: ['**/*.svelte'],
		plugins: { mieruka: { rules: { 'no-literal-text': rule } } },
		rules: { 'mieruka/no-literal-text': 'error' }
	}
] as Linter.Config[];

const faults = (component: string) => linter.verify(component, config, 'Page.svelte');

describe('a component without words of its own', () => {
	test.each([
		['<p>{m.energy_title()}</p>'],
		['<th>kWh</th><td>12.5 % · t-CO₂</td>'],
		['<a lang="en" class="link">English</a>'],
		['<style>p { color: red }</style>']
	])('passes: %s', (component) => {
		expect(faults(component)).toEqual([]);
	});
});

describe('a component with words of its own', () => {
	test.each([
		['<p>Energy</p>'],
		['<p>エネルギー</p>'],
		['<img alt="chart" src="x.png" />'],
		['<input placeholder="使用量" />'],
		['<p>{"電気"}</p>'],
		['<p>{`${x}年`}</p>']
	])('is refused: %s', (component) => {
		expect(faults(component)).toHaveLength(1);
	});
});
