#!/usr/bin/env bash
# Says what a command does, runs it, and when it has printed nothing for half a
# minute says that it still runs: step.sh SENTENCE COMMAND...
set -uo pipefail
echo "$1"
shift
began=$SECONDS
"$@" 2>&1 | {
  line=
  while :; do
    part=
    IFS= read -r -t 30 part
    code=$?
    line+=$part
    if [ $code = 0 ]; then
      printf '%s\n' "$line"
      line=
    elif [ $code -gt 128 ]; then
      echo "  … still at it after $((SECONDS - began)) s"
    else
      printf '%s' "$line"
      break
    fi
  done
}
