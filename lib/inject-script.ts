/** Adds a script to this page and waits until it has run. Rejects where it can't be fetched; then it may be tried again. */
export function injectScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`no script came from ${src}`));
    });
    document.head.append(script);
  });
}
