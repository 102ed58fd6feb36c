#!/usr/bin/env bash
# Grades a class as a Slurm array job, a shard a task, and merges the parts when all have ended:
#   deploy/slurm-grade.sh SUBMISSIONS GRADES [SHARDS] [more options of dln grade]
# The folders must be on a file system that every node sees. A task that was lost is run again with the same command:
# what is graded is kept.
set -euo pipefail

if [ -z "${SLURM_ARRAY_TASK_ID:-}" ] && [ -z "${DLN_MERGE:-}" ]; then
  [ $# -ge 2 ] || { echo "usage: $0 SUBMISSIONS GRADES [SHARDS] [options of dln grade]" >&2; exit 2; }
  submissions=$(realpath "$1") grades=$(realpath -m "$2") shards=${3:-4}
  shift $(($# < 3 ? $# : 3))
  mkdir -p "$grades"
  export DLN_SUBMISSIONS=$submissions DLN_GRADES=$grades DLN_SHARDS=$shards
  array=$(sbatch --parsable --job-name=dln-grade --array="1-$shards" --cpus-per-task=2 --mem=4G --time=01:00:00 \
    --output="$grades/slurm-%a.log" --export=ALL "$0" "$@")
  # The parts are merged even when one of them has submissions to be graded again, which the gradebook then says.
  merge=$(DLN_MERGE=1 sbatch --parsable --job-name=dln-merge --dependency="afterany:$array" --time=00:10:00 \
    --output="$grades/slurm-merge.log" --export=ALL "$0")
  echo "array job $array, merged by job $merge into $grades/gradebook.csv"
  exit 0
fi

dln=${DLN:-dln}
if [ -n "${DLN_MERGE:-}" ]; then
  exec $dln export "$DLN_GRADES"/part-* --format csv --out "$DLN_GRADES"
fi
exec $dln grade "$DLN_SUBMISSIONS" --out "$DLN_GRADES/part-$SLURM_ARRAY_TASK_ID" --shard "$SLURM_ARRAY_TASK_ID/$DLN_SHARDS" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" --resume "$@"
