#!/usr/bin/env bash
# One comment on the pull request, created or updated in place, and only when something material
# has moved. Where it cannot be written, as in a pull request from a fork, the job goes on.
source "$(dirname "$0")/common.sh"

is_yes "${INPUT_COMMENT:-yes}" || exit 0
[ -e "$REPORTS/comment.md" ] || exit 0
node "$here/comment.mjs" "$REPORTS/comment.md" "$REPORTS/comment.material"
