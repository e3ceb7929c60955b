/** Ticks as often as the page lets it; the longest gap is the longest time no key could be taken. */
export function watchBlocks(): { end(): number } {
  let last = performance.now();
  let longest = 0;
  let running = true;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  void (async () => {
    while (running) {
      await breath();
      look();
    }
  })();
  return {
    end() {
      look();
      running = false;
      return longest;
    },
  };
}

/** Lets everything else that waits for the page have its turn. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
