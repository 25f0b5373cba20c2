#!/usr/bin/env bash
# A Python with pyarrow, pandas and DuckDB for the recipes of docs/fleet.md, where there is none: from PyPI, in a folder of its own.
# Ends with 0 either way; the tests say loudly when it is missing.
set -u
home="${XDG_CACHE_HOME:-$HOME/.cache}/ascribe-python"
has() { "$1" -c "import pyarrow, pandas, duckdb" 2>/dev/null; }
for python in python3 "$home/bin/python"; do
  has "$python" && echo "ensure-python: $python" && exit 0
done
rm -rf "$home"
# Where PyPI cannot be reached this ends soon: what needs it is told to be skipped.
{ python3 -m venv "$home" && timeout 150 "$home/bin/pip" install -q --retries 1 --timeout 20 --only-binary :all: pyarrow==25.0.1 pandas==3.0.6 duckdb==1.5.6; } >/dev/null 2>&1
has "$home/bin/python" && echo "ensure-python: $home/bin/python" || echo "ensure-python: pyarrow, pandas and duckdb could not be installed; the recipes in Python will be skipped"
exit 0
