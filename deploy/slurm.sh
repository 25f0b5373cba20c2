#!/bin/bash
# A fleet on a cluster that runs Slurm, with no NATS server: the array's tasks divide the shards among themselves by number.
#   ascribe fleet plan /scratch/archive --root /scratch/archive --lake /scratch/lake
#   LAKE=/scratch/lake sbatch --array=0-63 deploy/slurm.sh                # reads
#   LAKE=/scratch/lake STEP=gather sbatch --array=0-63 deploy/slurm.sh    # then makes happenings of what was read
# Submitted again it takes up what is missing. Two tasks that read one shard write the same bytes, so overlap is harmless.
#SBATCH --job-name=ascribe
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --time=24:00:00
#SBATCH --signal=B:TERM@60
#SBATCH --requeue
set -euo pipefail
: "${LAKE:?the lake, on a file system that all nodes see}"
[ "${STEP:-work}" = work ] && set -- work --until-done || set -- "$STEP"
exec npx --no-install ascribe fleet "$@" --lake "$LAKE" --log json --share "${SLURM_ARRAY_TASK_ID:-0}/${SLURM_ARRAY_TASK_COUNT:-1}"
