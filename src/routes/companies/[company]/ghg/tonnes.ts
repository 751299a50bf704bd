import { figure } from '$lib/ui/format';

/** kg of the calculation → t as reports print them. */
export function tonnes(kg: number | null): string {
	return figure(kg === null ? null : kg / 1000, 2);
}

export function percent(share: number): string {
	return `${figure(Math.floor(share * 1000) / 10, 1)} %`;
}
