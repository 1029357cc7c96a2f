namespace LlamaBatch.Generators;

/// <summary>
/// Whether a text says that a value is above or below a number, by all bounds in it. They must agree. The number itself may be written in
/// another way, as in "eight times the memory of a GPU of 141 GB" and "a uniform choice between 16 symbols".
/// </summary>
internal static class SaidBound
{
    private static readonly HashSet<string> _comparing =
        ["more", "less", "fewer", "higher", "lower", "larger", "smaller", "greater", "bigger", "longer", "shorter"];

    private static readonly HashSet<string> _above = ["more", "higher", "larger", "greater", "bigger", "longer", "above", "over", "beyond"];

    private static readonly HashSet<string> _falling =
        ["lowers", "lower", "reduces", "falls", "drops", "saves", "cuts", "decreases", "reduce", "fall", "drop", "save", "cut", "decrease"];

    private static readonly HashSet<string> _denying = ["not", "neither", "no", "never", "nor"];

    private static readonly HashSet<string> _turning =
        ["but", "while", "whereas", "unless", "except", "if", "although", "though", "would", "rather", "hardly", "false", "wrong", "half"];

    /// <summary>Whether the text calls the value above (true) or below (false) the number; null if it is not clear.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="number">The number of the code.</param>
    /// <param name="isSigned">Whether the text has a negative number.</param>
    /// <param name="isMemory">Whether the value is memory, which fits a device or does not.</param>
    public static bool? IsAbove(IReadOnlyList<string> words, double number, bool isSigned, bool isMemory)
    {
        // "Lowers the loss by more than 0.05" is a value below -0.05.
        bool isChange = number < 0 && !isSigned;
        if (words.Any(_turning.Contains) || (isChange && !words.Any(_falling.Contains)))
        {
            return null;
        }

        var said = new HashSet<bool>();
        for (int i = 0; i < words.Count; i++)
        {
            bool isDenied = words.Skip(Math.Max(0, i - 3)).Take(Math.Min(i, 3))
                .Any(word => _denying.Contains(word) || ClaimWords.IsNegated(word));
            if ((BoundAt(words, i) ?? (isMemory ? OfDevice(words[i]) : null)) is not { } isAbove)
            {
                continue;
            }

            bool isAmount = i > 0 && words[i - 1] == "by";
            if (isAmount == isChange)
            {
                said.Add(isAbove != (isDenied || isChange));
            }
        }

        return said.Count == 1 ? said.Single() : null;
    }

    private static bool? OfDevice(string word) =>
        word is "fits" or "fit" ? false : word is "exceeds" or "exceed" or "exceeding" ? true : null;

    /// <summary>Whether a word begins a lower (true) or an upper bound (false), such as "fewer than a million".</summary>
    private static bool? BoundAt(IReadOnlyList<string> words, int i)
    {
        string Word(int at) => at >= 0 && at < words.Count ? words[at] : "";
        if (words[i] == "at" && Word(i + 1) is "least" or "most")
        {
            return IsNumbered(i + 2) ? Word(i + 1) == "least" : null;
        }

        if (words[i] is "above" or "over" or "beyond" or "below" or "under" or "exceeds" or "exceed")
        {
            return IsNumbered(i + 1) ? _above.Contains(words[i]) || words[i] is "exceeds" or "exceed" : null;
        }

        // "More than 7e23" and "more memory than the 141 GB".
        int than = Enumerable.Range(i + 1, Math.Min(3, Math.Max(0, words.Count - i - 1))).FirstOrDefault(j => words[j] == "than");
        return _comparing.Contains(words[i]) && than > 0 && IsNumbered(than + 1) ? _above.Contains(words[i]) : null;

        bool IsNumbered(int from) => words.Skip(from).Take(12).Any(word => ClaimNumbers.Of(word.TrimEnd('%')) is not null
            || StatedNumber.OfWord(word) is not null || word is "one" or "a" or "an" or "million" or "billion" or "hundred");
    }
}
