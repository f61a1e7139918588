# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of matchup(1) for bash. Names come from the program itself, which asks no service and no keyring for them.

# Words that begin with what is typed; a name may have blanks in it.
_matchup_offer() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    if [[ $word == "$cur"* ]]; then
      printf -v word %q "$word"
      COMPREPLY+=("$word")
    fi
  done
}

_matchup_stored() {
  _matchup_offer < <("${COMP_WORDS[0]}" __complete "$1" 2>/dev/null | cut -f 1)
}

_matchup_files() {
  compopt -o filenames 2>/dev/null
  local IFS=$'\n'
  COMPREPLY=($(compgen -f -- "$cur"))
}

# What may stand behind an option; 1: this option takes nothing.
_matchup_value() {
  case "$1" in
    --model | -m) _matchup_stored models ;;
    --lineup | -l) _matchup_stored lineups ;;
    --protocol | -p) _matchup_offer <<<$'openai-chat\nopenai-responses\nanthropic\ngemini\nollama\nlanying-im' ;;
    --proxy) _matchup_offer <<<$'system\nnone' ;;
    --picture-size) _matchup_offer <<<$'small\nstandard\noriginal' ;;
    --personal-data) _matchup_offer <<<$'ask\nsend\nmask' ;;
    --format | -f) _matchup_offer <<<$'markdown\nhtml\npdf\njson' ;;
    --on | --off) _matchup_stored services ;;
    --file | --picture) _matchup_files ;;
    --address | -a | --set) COMPREPLY=() ;;
    *) return 1 ;;
  esac
}

_matchup() {
  local cur prev command= options= word
  local -i i given=0
  local line=${COMP_LINE:0:COMP_POINT}

  # Bash takes "=" and ":" for ends of words, which are in the middle of ours.
  local -a words
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  cur=${words[-1]}
  prev=
  ((${#words[@]} > 1)) && prev=${words[-2]}
  command=${words[1]}
  ((${#words[@]} == 2)) && command=

  case "$command" in
    compare) options='--model --lineup --address --protocol --plain-http --json --private --file --picture --picture-size
      --personal-data --over-budget' ;;
    connect) options='--address --protocol --proxy --plain-http' ;;
    prices) options='--set --reset' ;;
    search | import | privacy) options='--json' ;;
    export) options='--all --format --overwrite' ;;
    delete-everything) options='--yes --keep-keys' ;;
    services) options='--on --off' ;;
    disconnect) options= ;;
    '')
      _matchup_offer <<<$'compare\nservices\nconnect\ndisconnect\nprices\nsearch\nexport\nimport\nprivacy\ndelete-everything\n--quick-ask\n--new-window\n--version\n--help'
      return
      ;;
    *) return ;;
  esac

  if [[ $cur == --*=* ]]; then
    prev=${cur%%=*}
    cur=${cur#*=}
    _matchup_value "$prev"
  elif [[ $cur == -* ]]; then
    _matchup_offer < <(printf '%s\n' $options --help)
  elif ! _matchup_value "$prev"; then
    # What stands by itself; words behind options that take one are none of it.
    for ((i = 2; i < ${#words[@]} - 1; i++)); do
      [[ ${words[i]} == -* ]] || given+=1
    done
    case "$command" in
      connect) ((given == 0)) && _matchup_stored kinds ;;
      disconnect) ((given == 0)) && _matchup_stored services ;;
      prices) ((given == 0)) && _matchup_stored models ;;
      import) _matchup_files ;;
      export) if ((given == 0)) && [[ $line != *--all* ]]; then _matchup_stored conversations; else _matchup_files; fi ;;
    esac
  fi

  # Only what is behind the last colon is put in its place.
  if [[ $cur == *:* && $COMP_WORDBREAKS == *:* ]]; then
    for i in "${!COMPREPLY[@]}"; do
      COMPREPLY[i]=${COMPREPLY[i]#"${cur%"${cur##*:}"}"}
    done
  fi
}

complete -F _matchup matchup
