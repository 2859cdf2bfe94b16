/** Stands in the page when it was opened on the sandbox's own machine; elsewhere it follows the # of the address. */
export const controlKey =
  document.querySelector<HTMLMetaElement>('meta[name="control-key"]')?.content ??
  window.location.hash.slice(1);

/** The header that opens control routes. */
export const authorization = { Authorization: `Bearer ${controlKey}` };
