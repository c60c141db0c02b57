# shellcheck shell=bash
# `./claviger access` as it is called: through the launcher, which builds what it needs, with its exit codes and messages.

ESCALATING='{"UserDetailList":[{"Arn":"arn:aws:iam::111111111111:user/eve","AttachedManagedPolicies":[{"PolicyArn":"arn:aws:iam::aws:policy/IAMFullAccess"}]}]}'
HARMLESS='{"UserDetailList":[{"Arn":"arn:aws:iam::111111111111:user/ana","AttachedManagedPolicies":[{"PolicyArn":"arn:aws:iam::aws:policy/SecurityAudit"}]}]}'
CASE='{"id":"one","request":{"principal":"arn:aws:iam::111111111111:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::shop/a"},"identityPolicies":[{"name":"p","policy":{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}}]}'

accesses() { # STATUS ARGUMENT…: writes what it says to `out` and `err`
  local wanted=$1 status=0
  shift
  "$ROOT/claviger" access "$@" >out 2>err || status=$?
  equals "exit code of access $*" "$wanted" "$status"
}

it_decides_the_cases_of_a_file_and_of_standard_input() {
  echo "$CASE" >"the cases.jsonl"
  accesses 0 evaluate "the cases.jsonl"
  contains "$(cat out)" '"id":"one","decision":"ALLOWED"'
  echo "$CASE" | "$ROOT/claviger" access evaluate - >piped 2>err
  equals "from standard input" "$(cat out)" "$(cat piped)"
}

it_answers_each_case_and_says_by_its_exit_code_that_one_cannot_be_read() {
  printf '%s\n\n%s\n%s\n' "$CASE" '{"id":"two"}' 'no json' >cases
  accesses 2 evaluate cases
  equals "lines of answers" 3 "$(wc -l <out | tr -d ' ')"
  contains "$(sed -n 2p out)" '"id":"two","error":'
  contains "$(sed -n 3p out)" 'line 4 is no JSON'
}

it_says_nothing_to_an_empty_file_of_cases() {
  : >cases
  accesses 0 evaluate cases
  equals output "" "$(cat out)"
}

it_reviews_an_account_in_every_format() {
  echo "$ESCALATING" >account.json
  accesses 1 review account.json
  contains "$(cat out)" "can become administrator"
  accesses 1 review --format json account.json
  contains "$(cat out)" '"kind":"becomes-admin"'
  accesses 1 review --format jsonl account.json
  equals "lines" 1 "$(wc -l <out | tr -d ' ')"
  contains "$(cat out)" '{"principal":"arn:aws:iam::111111111111:user/eve"'
  accesses 1 review --format html account.json
  contains "$(head -c 15 out)" "<!doctype html>"
}

it_ends_well_where_no_one_escalates() {
  echo "$HARMLESS" >account.json
  accesses 0 review account.json
  contains "$(cat out)" "1 principal, 0 administrators, 0 can become one"
}

it_names_the_file_that_is_not_what_it_should_be() {
  echo '{"Users":[]}' >account.json
  accesses 2 review account.json
  contains "$(cat err)" "account.json: it has neither UserDetailList nor RoleDetailList"
  echo '{"UserDetailList":[' >account.json
  accesses 2 review account.json
  contains "$(cat err)" "claviger: account.json: "
  accesses 2 review nowhere.json
  contains "$(cat err)" "nowhere.json: there is no such file"
  accesses 2 evaluate nowhere.jsonl
  contains "$(cat err)" "there is no file 'nowhere.jsonl'"
  echo "$HARMLESS" >account.json
  accesses 2 review --format xml account.json
  contains "$(cat err)" "there are text, json, jsonl and html"
  equals "standard output" "" "$(cat out)"
}
