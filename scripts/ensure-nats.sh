#!/usr/bin/env bash
# A NATS server for the fleet's tests, where there is none: Debian's. Ends with 0 either way; the tests say loudly when it is missing.
set -u
if command -v nats-server >/dev/null; then
  nats-server --version
  exit 0
fi
if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
  echo "ensure-nats: no nats-server here, and it cannot be installed (needs apt-get and root); the cluster tests will be skipped"
  exit 0
fi
# No service: the tests bring up clusters of their own.
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
{ apt-get update -q && apt-get install -y -q --no-install-recommends nats-server; } >/dev/null 2>&1
command -v nats-server >/dev/null && nats-server --version || echo "ensure-nats: apt-get could not install nats-server; the cluster tests will be skipped"
exit 0
