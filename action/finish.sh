#!/usr/bin/env bash
# Ends the job as the check ended.
source "$(dirname "$0")/common.sh"

exit "${EXIT_CODE:-70}"
