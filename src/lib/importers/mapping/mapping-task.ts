import type { Header } from '../headings/header';
import type { Document, Mapping, ReadOptions } from '../importer';

/** A document and what a person said about it, ready to be read. */
export interface MappingTask {
	document: Document;
	header: Header;
	mapping: Mapping;
	options: ReadOptions;
}
