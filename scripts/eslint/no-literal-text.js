/**
 * Text that a person reads comes from src/i18n, so that both languages exist and the words of
 * the trade are chosen in one place. Units, numbers and the languages' own names are the same in
 * both and may stand.
 */
const sameInBoth =
	/(?:日本語|English|CO2|CO₂|kWh|MWh|kVA|kW|GJ|MJ|kL|kg|km|m3|m²|m³|%|\b[tLhm]\b)/g;
const letters = /[A-Za-z\u3040-\u30ff\u3400-\u9fff\uff21-\uff5a]/;
const japanese = /[\u3040-\u30ff\u3400-\u9fff]/;
const readAttributes = new Set([
	'alt',
	'title',
	'placeholder',
	'label',
	'aria-label',
	'aria-description',
	'aria-roledescription',
	'aria-valuetext'
]);

const isWords = (text) => letters.test(text.replace(sameInBoth, ''));

export default {
	meta: {
		type: 'problem',
		schema: [],
		messages: { literal: 'Move "{{text}}" into src/i18n/messages and show it as {m.…()}.' }
	},
	create(context) {
		const report = (node, text) =>
			context.report({ node, messageId: 'literal', data: { text: text.trim().slice(0, 40) } });
		return {
			SvelteText(node) {
				if (node.parent?.type !== 'SvelteStyleElement' && isWords(node.value)) {
					report(node, node.value);
				}
			},
			'SvelteAttribute > SvelteLiteral'(node) {
				if (readAttributes.has(node.parent.key.name) && isWords(node.value)) {
					report(node, node.value);
				}
			},
			Literal(node) {
				if (typeof node.value === 'string' && japanese.test(node.value) && isWords(node.value))
					report(node, node.value);
			},
			TemplateElement(node) {
				if (japanese.test(node.value.raw)) report(node, node.value.raw);
			}
		};
	}
};
