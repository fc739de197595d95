/** What happens in the sandbox, as it happens, over a WebSocket that comes back by itself. */

const SHORTEST = 300;
const LONGEST = 4000;

/**
 * Listen until the page is closed.
 * @param {(event: Object) => void} onEvent called with every event, in order
 * @param {(connected: boolean) => void} onStatus called when the connection comes (true) or is lost (false)
 * @returns {{connected: () => boolean}}
 */
export function listen(onEvent, onStatus) {
  let socket = null;
  let pause = SHORTEST;
  let timer = null;

  function connect() {
    clearTimeout(timer);
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`);
    socket.addEventListener('open', () => {
      pause = SHORTEST;
      onStatus(true);
    });
    socket.addEventListener('message', (frame) => {
      for (const line of String(frame.data).split('\n')) if (line.trim()) onEvent(JSON.parse(line));
    });
    socket.addEventListener('close', () => {
      onStatus(false);
      timer = setTimeout(connect, pause);
      pause = Math.min(pause * 1.7, LONGEST);
    });
  }

  globalThis.addEventListener('online', () => {
    if (socket.readyState === WebSocket.CLOSED) connect();
  });
  connect();
  return { connected: () => socket.readyState === WebSocket.OPEN };
}
