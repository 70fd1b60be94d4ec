"""``python -m gatemap.server.waiting ADDRESS SECONDS``: wait until a process says that it is ready."""

import sys
import time
import urllib.error
import urllib.request

AGAIN = 0.5  # seconds between two looks


def main(address: str, seconds: str) -> int:
    """Return 0 as soon as the address answers 200, and 1 when it has not within so many seconds."""
    if not address.startswith("http://127.0.0.1:"):
        print("expected an address of this machine, such as http://127.0.0.1:8501/readyz", file=sys.stderr)
        return 2
    until, last = time.monotonic() + float(seconds), "no answer"
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy of the office knows nothing of it
    while time.monotonic() < until:
        try:
            with straight.open(address, timeout=5):
                return 0
        except urllib.error.HTTPError as refused:
            last = refused.read(500).decode("utf-8", "replace")
        except OSError as problem:
            last = type(problem).__name__
        time.sleep(AGAIN)
    print(f"not ready within {seconds} s: {last!r}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
