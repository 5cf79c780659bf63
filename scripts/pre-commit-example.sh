#!/bin/sh
# Checks the reviews of a commit before it is made. To use it, in the folder of the project:
#   cp scripts/pre-commit-example.sh .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
# What would identify somebody is pointed at and not repeated, since a terminal may be recorded.
set -eu

# LESSONS may name another command, such as the path of an installed one.
check=${LESSONS:-npx --no-install lessons}

reviews=$(git diff --cached --name-only --diff-filter=ACMR -- 'reviews/*.md' ':!reviews/README.md')
[ -z "$reviews" ] && exit 0

# What is committed is what was added, which may differ from the file as it stands.
staged=$(mktemp -d)
trap 'rm -rf "$staged"' EXIT
printf '%s\n' "$reviews" | git checkout-index --prefix="$staged/" --stdin

# Through a pipe, so that what would identify somebody is not shown; the exit code is that of the check.
said=$($check check "$staged/reviews") || {
  printf '%s\n' "$said" >&2
  echo 'Not committed: mend the errors above. A warning does not stop a commit.' >&2
  exit 1
}
printf '%s\n' "$said"
