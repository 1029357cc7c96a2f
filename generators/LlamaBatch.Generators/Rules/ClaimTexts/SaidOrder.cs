namespace LlamaBatch.Generators;

/// <summary>
/// Which side of a comparison a text calls higher, by all comparatives of the text that may be about the compared value. They must agree.
/// </summary>
internal sealed class SaidOrder
{
    private static readonly HashSet<string> _up = ["higher", "larger", "greater", "bigger", "more", "above", "exceeds"];
    private static readonly HashSet<string> _down = ["lower", "smaller", "less", "fewer", "below"];

    private static readonly HashSet<string> _denying =
    [
        "no", "not", "never", "nothing", "neither", "nor", "hardly", "cannot", "fails", "fail", "rather", "although", "though", "but",
        "while", "whereas", "unless", "except", "would", "contrary", "false", "wrong", "enough", "if", "most",
    ];

    /// <summary>Words that end a noun phrase, so that a comparative before them is a predicate.</summary>
    private static readonly HashSet<string> _function =
    [
        "than", "at", "with", "without", "in", "on", "for", "from", "after", "before", "by", "as", "because", "and", "or", "when", "of",
        "that", "those", "to", "per", ",", ".", ")", ";", ":", "(", "once",
    ];

    /// <summary>Nouns of other quantities, as in "with the same arithmetic and more text".</summary>
    private static readonly HashSet<string> _others =
        ["text", "data", "tokens", "steps", "updates", "time", "memory", "parameters", "layers", "seeds", "epochs", "sequences", "noise"];

    /// <summary>Words for a side that is the usual one, in texts that name no side.</summary>
    private static readonly HashSet<string> _describing =
        ["usual", "plain", "default", "baseline", "flat", "separate", "standard", "ordinary", "normal", "narrow", "wide"];

    private static readonly HashSet<string> _metrics =
        ["accuracy", "loss", "losses", "throughput", "memory", "time", "error", "errors", "perplexity", "gap", "bits", "speed", "norm"];

    private static readonly HashSet<string> _raising = ["raises", "raise", "increases", "increase"];
    private static readonly HashSet<string> _lowering = ["lowers", "reduces", "reduce", "decreases", "cuts", "decrease", "cut"];
    private static readonly HashSet<string> _costing = ["costs", "cost", "loses", "lose", "saves", "save"];
    private static readonly HashSet<string> _highest = ["highest", "largest", "most"];
    private static readonly HashSet<string> _lowest = ["lowest", "smallest", "fewest", "least"];

    private readonly IReadOnlyList<string> _words;
    private readonly ComparedMentions _mentions;
    private readonly ClaimSide _side;
    private readonly string? _statistic;

    /// <summary>Reads a text.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="mentions">Where the text names the sides.</param>
    /// <param name="side">A side of the comparison, with the metric.</param>
    /// <param name="statistic">The statistic of the metric that is compared, such as <c>Sensitivity</c>; null for the metric itself.</param>
    public SaidOrder(IReadOnlyList<string> words, ComparedMentions mentions, ClaimSide side, string? statistic)
    {
        (_words, _mentions, _side, _statistic) = (words, mentions, side, statistic);
        if (mentions.IsEmpty && Enumerable.Range(0, words.Count).Any(i => _describing.Contains(words[i])
            || (words[i] == "both" && i > 0 && words[i - 1] is "in" or "for" or "at" or "with")))
        {
            return;
        }

        // What follows a colon says how the first part is measured.
        int colon = Enumerable.Range(0, words.Count).FirstOrDefault(i => words[i] == ":");
        IsFirstHigher = colon > 0 && DirectionsIn(colon + 1, words.Count).Any(said => said != ClaimDirection.None)
            ? Read(colon + 1, words.Count)
            : Read(0, colon > 0 ? colon : words.Count);
    }

    /// <summary>Whether a word is a comparative or a superlative of amounts.</summary>
    public static bool IsComparing(string word) =>
        _up.Contains(word) || _down.Contains(word) || _highest.Contains(word) || _lowest.Contains(word);

    /// <summary>Whether the text calls the first side higher (true) or lower (false); null if it is not clear.</summary>
    public bool? IsFirstHigher { get; }

    /// <summary>The last word that says so.</summary>
    public string Said { get; private set; } = "";

    private string Metric => _statistic ?? _side.Accessor.Name;

    private bool IsOfLearning => _statistic is null && MetricWords.IsOfLearning(Metric);

    /// <summary>Whether a part of a text calls the first side higher.</summary>
    private bool? Read(int from, int to)
    {
        var said = new HashSet<bool>();
        for (int i = from; i < to; i++)
        {
            if (IsDenying(i, from))
            {
                return null;
            }

            ClaimDirection direction = DirectionAt(i);
            if (direction == ClaimDirection.None)
            {
                continue;
            }

            if (direction == ClaimDirection.Unknown || SubjectAt(i, from, to) is not { } isFirst)
            {
                return null;
            }

            Said = _words[i];
            said.Add(isFirst == (direction == ClaimDirection.Higher));
        }

        return said.Count == 1 ? said.Single() : null;
    }

    private IEnumerable<ClaimDirection> DirectionsIn(int from, int to) => Enumerable.Range(from, to - from).Select(DirectionAt);

    private string Word(int i) => i >= 0 && i < _words.Count ? _words[i] : "";

    /// <summary>Whether a word denies what the text says of its subject. After "than", it describes the other side.</summary>
    private bool IsDenying(int i, int from)
    {
        string word = _words[i];
        string before = Word(i - 1);
        // "Than with no added noise" names a side, and "a norm of at most 1" a level.
        bool isPartOfName = (word == "no" && before is "than" or "with" or "against" or "to" or "and" or "or" or "below" or "above")
            || (word == "not" && before == "or")
            || (word == "most" && (before == "the" || (i + 1 < _words.Count && _mentions[i + 1] is not null)));
        return _mentions[i] is null && !isPartOfName && (_denying.Contains(word) || ClaimWords.IsNegated(word))
            && !_words.Skip(from).Take(i - from).Contains("than");
    }

    private ClaimDirection DirectionAt(int i)
    {
        string word = _words[i];
        string next = Word(i + 1);
        if (_mentions.IsAdjective(i))
        {
            return ClaimDirection.None;
        }

        if (word is "above" or "below" && IsNumber(i + 1))
        {
            return ClaimDirection.Unknown;
        }

        if (_raising.Contains(word) || _lowering.Contains(word))
        {
            return SignIn(i + 1, 4) is { } changed ? Of(_raising.Contains(word) == changed) : ClaimDirection.None;
        }

        if (_statistic is null && Word(i - 1) == "the" && Word(i - 2) is "has" or "have" or "needs" or "takes"
            && (_highest.Contains(word) || _lowest.Contains(word)) && SignIn(i + 1, 2) is { } superlative)
        {
            return Of(_highest.Contains(word) == superlative);
        }

        if (word is "better" or "worse" or "ahead" or "behind")
        {
            return IsOfLearning ? Of(MetricWords.IsBetterHigher(Metric) == word is "better" or "ahead") : ClaimDirection.Unknown;
        }

        if (_costing.Contains(word))
        {
            return !IsOfLearning ? ClaimDirection.Unknown
                : Of(MetricWords.IsBetterHigher(Metric) == word.StartsWith("save", StringComparison.Ordinal));
        }

        if (word is "longer" or "shorter" && Metric is "StepTime" or "Time")
        {
            return Of(word == "longer");
        }

        if (word is "more" or "less" && OfChange(i, word == "more") is { } change)
        {
            return change;
        }

        ClaimDirection known = DirectionWords.At(_words, i, _side, _statistic);
        return known is ClaimDirection.Higher or ClaimDirection.Lower ? known
            : word is "more" or "less" or "fewer" ? OfAmount(i, word == "more")
            : word is "above" or "below" ? Of(word == "above")
            : !_up.Contains(word) && !_down.Contains(word) ? ClaimDirection.None
            // "A lower loss" and "is lower than"; not "a higher rate".
            : SignIn(i + 1, 4) is { } noun ? Of(_up.Contains(word) == noun)
            : next.Length == 0 || _function.Contains(next) || IsNumber(i + 1) ? OfPredicate(i)
            : ClaimDirection.None;
    }

    /// <summary>The direction of a predicate such as "is higher", whose subject may name another metric.</summary>
    private ClaimDirection OfPredicate(int i)
    {
        string? noun = _statistic is not null ? null
            : _words.Take(i).Reverse().TakeWhile(word => word is not (":" or ";")).FirstOrDefault(_metrics.Contains);
        return noun is null ? Of(_up.Contains(_words[i]))
            : MetricWords.SignOf(noun, Metric) is { } sign ? Of(_up.Contains(_words[i]) == sign)
            : IsOfMetric(noun) ? Of(_up.Contains(_words[i]))
            : ClaimDirection.Unknown;
    }

    /// <summary>The direction of "more", "less" and "fewer", which also limit numbers and describe verbs.</summary>
    private ClaimDirection OfAmount(int i, bool isUp)
    {
        string next = Word(i + 1);
        string limit = Word(i + 2);
        if (Word(i - 1) == "by" || _others.Contains(next))
        {
            return SignIn(i + 1, 2) is { } counted ? Of(isUp == counted) : ClaimDirection.None;
        }

        if (next == "than" && limit == "half")
        {
            return isUp ? ClaimDirection.Unknown : ClaimDirection.Lower;
        }

        if (next == "than" && (limit is "twice" or "double" || Word(i + 3) == "times"))
        {
            return isUp ? ClaimDirection.Higher : ClaimDirection.Unknown;
        }

        if (next == "than" && IsNumber(i + 2))
        {
            return ClaimDirection.None;
        }

        // "Learns less" is about the loss, and "changes the weights more" about the size of the update.
        var before = _words.Take(i).Reverse().TakeWhile(word => word is not (":" or ";" or ",")).Take(9).ToList();
        bool isManner = next.EndsWith("ly", StringComparison.Ordinal);
        if (before.Exists(word => word is "learns" or "learn") && IsOfLearning && !isManner)
        {
            return Of(MetricWords.IsBetterHigher(Metric) == isUp);
        }

        if (before.Contains("weights") && Metric == "UpdateRatio")
        {
            return Of(isUp);
        }

        return isManner ? ClaimDirection.Unknown
            : SignIn(i + 1, 3) is { } sign ? Of(isUp == sign)
            : IsOfMetric(next) || (_function.Contains(next) && IsOfMetric(Word(i - 1))) ? Of(isUp)
            : ClaimDirection.Unknown;
    }

    /// <summary>
    /// The direction of "more" and "less" after a verb that has its own direction, as in "doubling the width lowers the loss more"; null
    /// without such a verb.
    /// </summary>
    private ClaimDirection? OfChange(int i, bool isUp) => Word(i - 1) != "by" && _words.Take(i).Reverse()
        .TakeWhile(word => word is not (":" or ";" or "," or "than")).Take(9)
        .Any(word => _raising.Contains(word) || _lowering.Contains(word) || _costing.Contains(word))
        ? MetricWords.IsOfSharpness(Metric) ? Of(isUp) : isUp ? ClaimDirection.None : ClaimDirection.Unknown
        : null;

    /// <summary>Whether the words that follow name the metric, up to the end of the noun phrase.</summary>
    private bool? SignIn(int from, int count) => _words.Skip(from).Take(count).TakeWhile(word => !_function.Contains(word) || word == "of")
        .Select(word => MetricWords.SignOf(word, Metric)).FirstOrDefault(sign => sign is not null);

    /// <summary>Whether a word has the same stem as a part of the name of the compared value, as "sensitive" has with <c>Sensitivity</c>.</summary>
    private bool IsOfMetric(string word) => word.Length > 4
        && ClaimWords.PartsOf(_side.Accessor.Name).Concat(ClaimWords.PartsOf(_statistic ?? ""))
            .Any(part => part.Length > 4 && string.CompareOrdinal(part, 0, word, 0, 5) == 0);

    /// <summary>Whether a word is a number that names no level, or begins one, as in "a tenth".</summary>
    private bool IsNumber(int i) => i < _words.Count && _mentions[i] is null && (_words[i] == "half"
        || ClaimNumbers.Of(_words[i].TrimEnd('%')) is not null || StatedNumber.OfWord(_words[i]) is not null
        || (_words[i] is "a" or "an" && (StatedNumber.ShareOfWord(Word(i + 1)) is not null || Word(i + 1) is "nat" or "bit" or "percent")));

    /// <summary>Whether a number at a position is a margin, as in "more than 0.02" and "than five percent", and no count of things.</summary>
    private bool IsMargin(int i) => IsNumber(i) && (_words[i].Contains('.') || _words[i].Contains('%') || _words[i] is "a" or "an"
        || Word(i + 1) is "%" or "percent" or "nats" or "nat" or "bits" or "bit" or "times" or "in");

    /// <summary>Whether the subject of a comparative is the first side; null if it is not clear.</summary>
    private bool? SubjectAt(int i, int from, int to)
    {
        bool isMultiple = _words[i] is "twice" or "double" or "times" or "half";
        int than = _words[i] is "above" or "below" or "behind" ? i
            : Enumerable.Range(i, to - i).FirstOrDefault(j => j > 0 && (IsThan(j) || (isMultiple && j > i + 1 && _words[j] == "of")));
        // A clause without a name is about the first name of the text.
        bool? before = NamedBefore(from, i) ?? NamedBefore(0, from, first: true);
        bool? later = _mentions.First(Math.Max(i, than) + 1, to);
        if (than == 0)
        {
            return before is { } one ? (later is null || later == one ? one : null) : later ?? true;
        }

        bool? subject = _mentions.First(i + 1, than) ?? before ?? (later is { } other ? !other : true);
        return later == subject ? null : subject;
    }

    /// <summary>
    /// The side that a range of words names last, or first; the other side if the name only describes it, as in "a third of 0.003" and "352
    /// instead of 176".
    /// </summary>
    private bool? NamedBefore(int from, int to, bool first = false)
    {
        var named = Enumerable.Range(from, to - from).Where(i => _mentions[i] is not null).ToList();
        if (named.Count == 0)
        {
            return null;
        }

        int i = first ? named[0] : named[named.Count - 1];
        var before = _words.Skip(from).Take(i - from).Reverse().Take(3).TakeWhile(word => word is not (",")).ToList();
        bool isOther = before.Exists(word => word is "than" or "instead" or "against" or "times" or "twice" or "double" or "half"
            || StatedNumber.ShareOfWord(word) is not null);
        return _mentions[i] != isOther;
    }

    private bool IsThan(int j) => _words[j] is "against" or "versus" or "compared"
        || (_words[j] == "than" && !(Word(j - 2) == "by" && Word(j - 1) is "more" or "less") && !IsMargin(j + 1)
            && Word(j + 1) is not ("half" or "twice" or "double"))
        || (_words[j] == "of" && Word(j - 1) == "ahead")
        || (_words[j] is "that" or "those" && Word(j - 1) is "above" or "below" or "twice" or "half" or "times" or "of");

    private static ClaimDirection Of(bool isHigher) => isHigher ? ClaimDirection.Higher : ClaimDirection.Lower;
}
