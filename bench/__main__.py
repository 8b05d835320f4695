"""All benches, one after the other; what is said to one is said to all. Exits 1 when one of them does."""

from __future__ import annotations

import subprocess
import sys

BENCHES = ("run_million", "run_32k", "simulate", "import_copy")

if __name__ == "__main__":
    ended = [subprocess.run([sys.executable, "-m", f"bench.{name}", *sys.argv[1:]], check=False) for name in BENCHES]
    sys.exit(any(process.returncode for process in ended))
