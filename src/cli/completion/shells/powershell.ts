/** The script for PowerShell. A value with a sign that PowerShell reads is put in quotes; no value has a quote. */
export const powershell = String.raw`# mcp-lock completion for PowerShell. In $PROFILE: mcp-lock completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName mcp-lock -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = $commandAst.Extent.Text
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $before = $env:MCP_LOCK_LINE
    try {
        # Blanks at the end are not part of the command, and say that a new word begins.
        $env:MCP_LOCK_LINE = $typed.PadRight($length).Substring(0, $length)
        $rows = @(& mcp-lock completion powershell 2>$null)
    }
    finally {
        $env:MCP_LOCK_LINE = $before
    }
    # Where nothing is returned, PowerShell completes files.
    $rows | Where-Object { $_ -and -not $_.StartsWith(':') } | ForEach-Object {
        $value, $meaning = $_ -split [char]9, 2
        $text = if ($value -match '^[\w./:+=-]+$') { $value } else { "'$value'" }
        $tip = if ($meaning) { $meaning } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $tip)
    }
}
`;
