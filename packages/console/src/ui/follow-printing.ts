/** Marks the page while it is printed, so that it is light then, charts too: what they listen to comes after this. */
const root = document.documentElement;
window.addEventListener('beforeprint', () => root.classList.add('printing'));
window.addEventListener('afterprint', () => root.classList.remove('printing'));
