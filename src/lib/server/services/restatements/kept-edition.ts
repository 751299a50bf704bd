import { type EditionFile, readEdition } from '../../factor-library';
import { Kept } from '../kept';

/** Reading a list of suppliers takes as long as a page may: an id stands for one content for ever. */
const kept = new Kept<EditionFile>(24);

export function keptEdition(id: string, content: string): EditionFile {
	return kept.get(id, () => readEdition(content));
}
