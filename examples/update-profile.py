"""The guide "User profile" in its own Python, with the SDK of LumApps.

Install it:  pip install "lumapps-sdk<1.2.8"    (later ones ask other hosts for the endpoints)
Run it:      WHOSWHO_TOKEN=... python examples/update-profile.py
"""

import json
import os

from lumapps.api.base_client import BaseClient

client = BaseClient(
    api_info={
        "name": "lumsites",
        "version": "v1",
        "base_url": os.environ.get("WHOSWHO_URL", "http://127.0.0.1:8080"),
    },
    token=os.environ["WHOSWHO_TOKEN"],
)

USER_DIRECTORY_MODULE_ID = "6486401110769664"
USER_TO_UPDATE_EMAIL = "me@customer.com"

# get user directory modules list: each defines its fields in template.components
user_directories = client.get_call(
    "content",
    "list",
    body={
        "lang": "en",
        "type": ["user_directory"],
        "excludeType": ["community", "custom", "custom_list", "image_gallery", "menu", "news"],
        "action": "CUSTOM_EDIT",
    },
)

# get user details corresponding to a user directory module
user_to_update = client.get_call(
    "user",
    "directory",
    "get",
    email=USER_TO_UPDATE_EMAIL,
    contentId=USER_DIRECTORY_MODULE_ID,
)

# keep all user_to_update properties; if it doesn't have `customProfile`, add it
if "customProfile" not in user_to_update:
    user_to_update["customProfile"] = {}

# update the value of "Title" (the uuid is in the user directory module)
user_to_update["customProfile"]["be3363f3-4df8-4a93-b27c-9c8c69258801"] = "Support Leader"

# update the value of "Phone Number"
user_to_update["customProfile"]["b72127e4-867a-4aba-a843-70c11dc599ef"] = "00 11 22 33 44 55 66"

# to save a user in a user directory, add the id of the module to the user
user_to_update["contentId"] = USER_DIRECTORY_MODULE_ID

response = client.get_call("user", "directory", "save", body=user_to_update)

# the bound value is stored in apiProfile, the other one in customProfile
answer = {
    "email": response["email"],
    "customProfile": response["customProfile"],
    "apiProfile": {"organization": {"title": response["apiProfile"]["organization"]["title"]}},
}
print(json.dumps(answer, indent=2))

# to get more users at once
users_to_update_list = client.get_call(
    "user", "directory", "list", contentId=USER_DIRECTORY_MODULE_ID
)
