#!/usr/bin/env bash
# What it costs to grade a class of one lesson: processor time and peak memory of the grader and of all that it starts,
# counted by a control group of their own, so that a busy machine changes nothing about the processor time.
#   tests/DeepLearning.Benchmarks/grade_cost.sh [STUDENTS=200] [LESSON.md] [options of dln grade]
# Needs Linux with cgroup v2 and the right to make a group, python3, and a Release build of src/DeepLearning.Cli.
set -euo pipefail
cd "$(dirname "$0")/../.."
students=${1:-200} lesson=${2:-notebooks/01-introduction/03-forward-propagation.md}
shift $(($# < 2 ? $# : 2))
dln=${DLN_DLL:-src/DeepLearning.Cli/bin/Release/net10.0/dln.dll}
[ -f "$dln" ] || { echo "build first: dotnet build -c Release src/DeepLearning.Cli" >&2; exit 2; }
root=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts)
group=$root/dln-grade-cost-$$
# Where version 1 still counts memory, that group is joined too.
memory=$(awk '$3 == "cgroup" && $4 ~ /memory/ { print $2 "/dln-grade-cost-'$$'"; exit }' /proc/mounts)
mkdir "$group" $memory 2>/dev/null || { echo "cannot make a control group in ${root:-/sys/fs/cgroup}; run as root on Linux with cgroup v2" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"; rmdir "$group" $memory 2>/dev/null || true' EXIT

dotnet "$dln" build --solved --out "$work/solved" "$lesson" >"$work/build.log"
dotnet "$dln" build --out "$work/learner" "$lesson" >>"$work/build.log"
name=$(basename "$lesson" .md)
python3 tests/DeepLearning.Benchmarks/grade_class.py "$work/solved/$name.ipynb" "$work/learner/$name.ipynb" "$students" "$work/class"

start=$(date +%s)
# The shell that becomes the grader joins the group first, so that everything it starts is counted.
bash -c 'for group in $1; do echo $$ >"$group/cgroup.procs"; done; shift; exec "$@"' grade "$group $memory" \
  dotnet "$dln" grade "$work/class" --out "$work/grades" --lesson "$lesson" --jobs 2 "$@" >"$work/grade.log"
tail -n 1 "$work/grade.log"
awk -v n="$students" -v wall="$(($(date +%s) - start))" '
  $1 == "usage_usec" { printf "%d submissions: %.1f s of processor time, %.2f s for each, %d s by the clock\n", n, $2 / 1e6, $2 / 1e6 / n, wall }' "$group/cpu.stat"
for peak in "$group/memory.peak" "$memory/memory.max_usage_in_bytes"; do
  if [ -r "$peak" ]; then awk '{ printf "%.0f MB of memory at the peak, files in the cache included\n", $1 / 1048576 }' "$peak"; fi
done
