// Waiting for a reading system: none of them says when a page stands still.

/** Waits until a condition holds; gives whether it came to hold. */
export async function until(condition, most = 10_000) {
  const end = performance.now() + most;
  while (performance.now() < end) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return condition();
}

/** Waits until a window is drawn. */
export function frame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Waits until a document has its fonts and pictures, and has been set with them. */
export async function settled(document) {
  if (!document) return;
  await document.fonts.ready;
  await until(() => [...document.images].every((image) => image.complete));
  await frame();
  await frame();
}
