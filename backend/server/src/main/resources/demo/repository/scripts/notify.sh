#!/bin/sh
# Tells the channel about a deployment.
hook={secret:slack-hook}
curl -sf -X POST -d "{\"text\": \"deployed $1\"}" "$hook"
%%
# The message is one word: see above.
