/** The script for fish, 3.1 and newer. */
export const fish = String.raw`# mcp-lock completion for fish: mcp-lock completion fish > ~/.config/fish/completions/mcp-lock.fish
function __mcp_lock_complete
    set -lx MCP_LOCK_LINE (commandline -cp | string collect)
    set -l token (commandline -ct)
    set -l flag (string match -r '^.*=' -- $token)
    set -l path (string replace -r '^.*=' '' -- $token)
    for row in (command mcp-lock completion fish 2>/dev/null)
        switch $row
            case ':files'
                for one in (__fish_complete_path "$path")
                    printf '%s%s\n' "$flag" $one
                end
            case ':folders'
                for one in (__fish_complete_directories "$path")
                    printf '%s%s\n' "$flag" $one
                end
            case '*'
                printf '%s\n' $row
        end
    end
end
complete -c mcp-lock -f -a '(__mcp_lock_complete)'
`;
