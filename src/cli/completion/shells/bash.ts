/** The script for bash, 3.2 and newer. Values are read line by line and never expanded. */
export const bash = String.raw`# mcp-lock completion for bash. In ~/.bashrc: eval "$(mcp-lock completion bash)"
_mcp_lock() {
  local line=${'$'}{COMP_LINE:0:COMP_POINT} word before= breaks value meaning
  word=${'$'}{line##*[[:blank:]]}
  # Readline begins a new word after = and :, and with @. What is before that stays as it is.
  breaks=${'$'}{COMP_WORDBREAKS//[^=:@]/}
  if [[ -n $breaks ]]; then before=${'$'}{word%"${'$'}{word##*[$breaks]}"}; fi
  before=${'$'}{before%@}
  COMPREPLY=()
  while IFS=$'\t' read -r value meaning; do
    case $value in
      :files) compopt -o default 2>/dev/null ;;
      :folders) compopt -o dirnames 2>/dev/null ;;
      *) COMPREPLY+=("${'$'}{value#"$before"}") ;;
    esac
  done < <(MCP_LOCK_LINE=$line command mcp-lock completion bash 2>/dev/null)
}
complete -F _mcp_lock mcp-lock
`;
