/** How everything that is downloaded is sent: saved, never shown, and unable to do anything if it were (quality 3). */
export const asAttachment = (name: string, contentType: string): Record<string, string> => ({
	'content-type': contentType,
	'content-disposition': `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
	'x-content-type-options': 'nosniff',
	'content-security-policy': "sandbox; default-src 'none'",
	'cross-origin-resource-policy': 'same-origin',
	'cache-control': 'private, no-store',
})
