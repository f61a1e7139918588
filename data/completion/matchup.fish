# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of matchup(1) for fish. Names come from the program itself, which asks no service and no keyring for them.

set -l commands compare services connect disconnect prices search export import privacy delete-everything
set -l formats openai-chat openai-responses anthropic gemini ollama lanying-im

function __matchup_stored
    matchup __complete $argv[1] 2>/dev/null
end

complete -c matchup -f
complete -c matchup -s h -l help -d 'Show how it is used'

complete -c matchup -n "not __fish_seen_subcommand_from $commands" -l version -d 'Show the version and exit'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -l quick-ask -d 'Open a small window to ask one thing'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -l new-window -d 'Open one more window'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a compare -d 'Ask several models and print their answers'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a services -d 'List the connected services'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a connect -d 'Store the key of a service'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a disconnect -d 'Remove a service and its key'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a prices -d 'List and set what models cost'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a search -d 'Find words in all conversations'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a export -d 'Write conversations to files'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a import -d 'Take conversations from a file'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a privacy -d 'Show what is stored, and how much was sent'
complete -c matchup -n "not __fish_seen_subcommand_from $commands" -a delete-everything -d 'Delete all that is stored'

complete -c matchup -n '__fish_seen_subcommand_from compare' -s m -l model -x -a '(__matchup_stored models)' -d 'A model to ask'
complete -c matchup -n '__fish_seen_subcommand_from compare' -s l -l lineup -x -a '(__matchup_stored lineups)' -d 'A saved line-up'
complete -c matchup -n '__fish_seen_subcommand_from compare' -l over-budget -d 'Send it although the budget is used up'
complete -c matchup -n '__fish_seen_subcommand_from compare' -l json -d 'Print one JSON object at the end'
complete -c matchup -n '__fish_seen_subcommand_from compare' -l private -d 'Save nothing'
complete -c matchup -n '__fish_seen_subcommand_from compare' -l file -r -F -d 'A text file or PDF to ask about'
complete -c matchup -n '__fish_seen_subcommand_from compare' -l picture -r -F -d 'A picture to ask about'
complete -c matchup -n '__fish_seen_subcommand_from compare' -l personal-data -x -a 'ask send mask' -d 'What to do about personal data'
complete -c matchup -n '__fish_seen_subcommand_from compare' -l picture-size -x -a 'small standard original' -d 'How large pictures are sent'

complete -c matchup -n '__fish_seen_subcommand_from compare connect' -s a -l address -x -d 'Address of a service'
complete -c matchup -n '__fish_seen_subcommand_from compare connect' -s p -l protocol -x -a "$formats" -d 'Format of the service'
complete -c matchup -n '__fish_seen_subcommand_from compare connect' -l plain-http -d 'Accept an address without encryption'
complete -c matchup -n '__fish_seen_subcommand_from connect' -l proxy -x -a 'system none' -d 'Proxy of this service'
complete -c matchup -n '__fish_seen_subcommand_from connect' -a '(__matchup_stored kinds)'
complete -c matchup -n '__fish_seen_subcommand_from services' -l on -x -a '(__matchup_stored services)' -d 'Switch a service on again'
complete -c matchup -n '__fish_seen_subcommand_from services' -l off -x -a '(__matchup_stored services)' -d 'Switch a service off for a while'
complete -c matchup -n '__fish_seen_subcommand_from disconnect' -a '(__matchup_stored services)'

complete -c matchup -n '__fish_seen_subcommand_from prices' -l set -x -d 'Set the price of 1,000,000 tokens'
complete -c matchup -n '__fish_seen_subcommand_from prices' -l reset -d 'Go back to the price of the list'
complete -c matchup -n '__fish_seen_subcommand_from prices' -a '(__matchup_stored models)'

complete -c matchup -n '__fish_seen_subcommand_from search import privacy' -l json -d 'Print one JSON object'
complete -c matchup -n '__fish_seen_subcommand_from export' -l all -d 'Export all conversations'
complete -c matchup -n '__fish_seen_subcommand_from export' -s f -l format -x -a 'markdown html pdf json' -d 'Format'
complete -c matchup -n '__fish_seen_subcommand_from export' -l overwrite -d 'Replace a file that is there'
complete -c matchup -n '__fish_seen_subcommand_from export' -a '(__matchup_stored conversations)'
complete -c matchup -n '__fish_seen_subcommand_from export import' -F
complete -c matchup -n '__fish_seen_subcommand_from delete-everything' -l yes -d 'Do not ask'
complete -c matchup -n '__fish_seen_subcommand_from delete-everything' -l keep-keys -d 'Leave the keys in the keyring'
