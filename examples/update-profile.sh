#!/bin/sh
# The guide "User profile" with the command line: find the directory, read a person, change two
# values, save the whole person, list the people.
#
# Run it: WHOSWHO_TOKEN=... sh examples/update-profile.sh
set -eu

if ! command -v whoswho > /dev/null; then
  whoswho() { npx whoswho "$@"; }
fi

email=me@customer.com
directory=users-directory

# The directories, and the fields of the one that we want.
whoswho call content/list type=user_directory action=CUSTOM_EDIT fields='items(id,title)' >&2
whoswho fields list --directory "$directory" >&2
content_id=6486401110769664

# The person as this directory shows it. All of its properties are kept.
user=$(whoswho call user/directory/get email="$email" contentId="$content_id")

# A bound field and one that is not: both are set in customProfile, by the field's uuid. Keys of
# the command line win over the body's. The bound value moves into apiProfile.
printf '%s' "$user" | whoswho call user/directory/save --body - contentId="$content_id" \
  customProfile:='{
    "be3363f3-4df8-4a93-b27c-9c8c69258801": "Support Leader",
    "b72127e4-867a-4aba-a843-70c11dc599ef": "00 11 22 33 44 55 66"
  }' \
  fields=email,customProfile,apiProfile/organization/title

# The same in one line:
whoswho people set "$email" --directory "$directory" \
  'Title=Support Leader' phone_number='00 11 22 33 44 55 66' >&2

# More people at once.
whoswho people list --directory "$directory" --max 10 >&2
