/**
 * Headers of a file to be saved, never shown as a page of this server. The name goes in the form
 * of RFC 8187, so that no character of it can end the header.
 */
export function attachment(fileName: string, mediaType = 'application/octet-stream') {
	return {
		'content-type': mediaType,
		'content-disposition': `attachment; filename*=UTF-8''${quoted(fileName)}`
	};
}

/** These four pass `encodeURIComponent` but not the header. */
function quoted(name: string): string {
	return encodeURIComponent(name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
