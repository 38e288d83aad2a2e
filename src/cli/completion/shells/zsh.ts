/** The script for zsh: evaluated in a start file, or kept as `_mcp-lock` in a folder of `fpath`. */
export const zsh = String.raw`#compdef mcp-lock
# mcp-lock completion for zsh. In ~/.zshrc, after compinit: eval "$(mcp-lock completion zsh)"
_mcp-lock() {
  local line value meaning described
  local -a values lines
  line="${'$'}{(j: :)${'$'}{(@)words[1,CURRENT-1]}} $PREFIX"
  while IFS=$'\t' read -r value meaning; do
    case $value in
      (:files|:folders)
        [[ $PREFIX == *=* ]] && compset -P '*='
        if [[ $value == :folders ]]; then _files -/; else _files; fi
        return ;;
    esac
    values+=("$value")
    described+=$meaning
    lines+=("${'$'}{(r:28:)value} $meaning")
  done < <(MCP_LOCK_LINE=$line command mcp-lock completion zsh 2>/dev/null)
  (( $#values )) || return 1
  if [[ -n $described ]]; then
    compadd -l -d lines -a values
  else
    compadd -a values
  fi
}
if [[ $funcstack[1] == _mcp-lock ]]; then _mcp-lock "$@"; else compdef _mcp-lock mcp-lock; fi
`;
