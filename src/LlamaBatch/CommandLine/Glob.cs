namespace LlamaBatch.CommandLine;

/// <summary>
/// A pattern for a whole name, as in BenchmarkDotNet: <c>*</c> matches any text, <c>?</c> any single character. Case is ignored.
/// </summary>
/// <param name="pattern">The pattern.</param>
internal sealed class Glob(string pattern)
{
    /// <summary>Whether the pattern has a wildcard.</summary>
    public bool IsPattern => pattern.AsSpan().ContainsAny('*', '?');

    /// <summary>Whether a name matches.</summary>
    public bool IsMatch(string name)
    {
        // After a mismatch, only the last star is retried, with a longer text, so practical patterns take linear time.
        int place = 0, star = -1, resume = 0;
        for (int at = 0; at < name.Length;)
        {
            if (place < pattern.Length && pattern[place] == '*')
            {
                (star, resume) = (place++, at);
            }
            else if (place < pattern.Length
                && (pattern[place] == '?' || char.ToUpperInvariant(pattern[place]) == char.ToUpperInvariant(name[at])))
            {
                place++;
                at++;
            }
            else if (star >= 0)
            {
                (place, at) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(place).TrimStart('*').IsEmpty;
    }
}
