# Sourced by ./verify: names the tests that failed, from the reports of Surefire, one folder a room.

# Prints each test that failed in a report newer than file $1, with its message; 1 if there is any.
failed_tests() {
    local failed
    failed=$(find . -path '*/target/surefire-reports/TEST-*.xml' -newer "$1" -exec awk '
        # The value of an attribute of the current line, in one line of a bearable length.
        function value(name,   text) {
            if (!match($0, " " name "=\"[^\"]*\"")) {
                return ""
            }
            text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
            gsub(/(&#(9|10|13);| )+/, " ", text)
            sub(/^ /, "", text)
            gsub(/&quot;/, "\"", text)
            gsub(/&apos;/, "\047", text)
            gsub(/&lt;/, "<", text)
            gsub(/&gt;/, ">", text)
            gsub(/&amp;/, "\\&", text)
            return length(text) > 240 ? substr(text, 1, 240) " ..." : text
        }
        /<testcase / { test = value("classname") (value("name") == "" ? "" : "." value("name")) }
        /^ *<(failure|error) (.* )?type="/ {
            message = value("message") == "" ? value("type") : value("message")
            print "  " test ": " message
        }' {} + | sort)
    [ -n "$failed" ] || return 0
    printf '\nFAILED: %d of the tests, whatever Maven says above.\n%s\n' "$(printf '%s\n' "$failed" | wc -l)" "$failed" >&2
    return 1
}
