/** What the frame needs to know of a company. */
export interface ShellCompany {
	id: string;
	name: string;
	origin: 'real' | 'demo';
}
