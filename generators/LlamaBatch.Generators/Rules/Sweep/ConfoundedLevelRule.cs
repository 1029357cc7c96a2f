using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports axes that change two independent settings, such as the schedule and the weight decay, although the question, the summary or a
/// claim says that nothing else differs, or that only the batch size and its learning rate differ.
/// </summary>
internal static class ConfoundedLevelRule
{
    private static readonly Regex _nothingElse = new(
        @"\bnothing else (differs|changes|varies|is (different|changed|varied))\b"
            + @"|\b((everything|all) else|other things)(, [^.,;:]{1,40},)? ((is|are|stays?|remains?|being|held|kept) ){0,2}"
            + @"(the same|equal|fixed|unchanged|constant|as it is)\b"
            + @"|\b(differ|differs) in nothing else\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A statement that only the named settings differ.</summary>
    private static readonly Regex _only = new(
        @"\bonly (?<what>[^.;:?!]{3,80}?) (differs?|changes?|var(y|ies)|(is|are) (different|changed|varied))"
            + @"(?=[.,;:?!)]|$| (between|across|from|among)\b)"
            + @"|\b(differs?|changes?|var(y|ies)) (only (in|by)|in nothing but) (?<what>[^.;:?!]{3,80})"
            + @"|\bnothing (but|except|besides) (?<what>[^.;:?!]{3,80}?) (differs|changes|varies)\b"
            + @"|\ball that (differs|changes|varies) is (?<what>[^.;:?!]{3,80})"
            + @"|\beverything (but|except|besides|other than) (?<what>[^.;:?!]{3,80}?) (is|stays|remains) "
            + @"(the same|equal|fixed|unchanged|constant)\b"
            + @"|\b(apart from|except for|besides) (?<what>[^.;:?!,]{3,80}), (all|both|the)( [\w-]+){0,2} are (the same|equal|identical)\b"
            + @"|(?<![^.;:?! ] )\b(?<what>[^.;:?!]{3,60}) (is|are) the only "
            + @"(difference|(thing|setting)s? that (differs?|changes?))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The peak of the learning rate and the size of a batch, whose names are also words for the schedule and the model.</summary>
    private static readonly Regex _homonyms = new(
        @"\bbatch sizes?\b|\b(its|their|tuned|peak|best|own)( (its|their|tuned|peak|best|own|learning))* rates?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Settings that have nothing to do with each other, each with the words by which a text about an axis names it.</summary>
    private static readonly Part[] _parts =
    [
        new("Training.Schedule", "schedule|rate|warm-?up|decay|cosine|linear|constant", point => point.Training?.Schedule,
            kindOf: point => point.Training?.Schedule.Name),
        new("Training.GradientClip", "clip|clips|clipped|clipping|norm", point => point.Training?.GradientClip),
        new("Training.AveragingHalfLife", "average|averaged|averages|averaging|ema", point => point.Training?.AveragingHalfLife,
            mayFollow: true),
        new("Training.Precision", "precision|bfloat16|bf16|float32", point => point.Training?.Precision),
        new("Optimizer.WeightDecay", "weight decay|regularize[drs]?|regularization", point => (point.Optimizer as AdamW)?.WeightDecay,
            mayFollow: true),
        new("Model.TieWordEmbeddings", "tied?|tying|ties|untied|embeddings?", point => point.Model?.TieWordEmbeddings),
        new("Model.Layers", "layers?|depth|deep|deeper|model|size", point => point.Model?.Layers),
        new("Model.HiddenSize", "width|wide|wider|hidden|model|size", point => point.Model?.HiddenSize),
        new("Corpus.SequenceLength", "length|long|short|context|sequences?", point => point.Corpus?.SequenceLength),
    ];

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        var compared = experiment.Axes.Where(axis => axis is { TunedPer: null, Fault: AxisFault.None }).ToList();
        string text = ExperimentTexts.OfRecord(experiment, cancellation);
        // A claim does not say which axis it means, unless there is only one.
        string? ofClaim = compared.Count == 1 ? experiment.Claims.Select(claim => claim.Text).FirstOrDefault(_nothingElse.IsMatch) : null;
        Match said = _nothingElse.Match(text) is { Success: true } match ? match : _nothingElse.Match(ofClaim ?? "");
        if (!evaluation.HasAllPoints)
        {
            yield break;
        }

        if (!said.Success)
        {
            foreach (Diagnostic finding in Only(experiment, evaluation, compared, text, cancellation))
            {
                yield return finding;
            }

            yield break;
        }

        foreach (AxisDeclaration axis in compared)
        {
            string about = $"{AboutOf(axis, cancellation)} {_nothingElse.Replace($"{experiment.Question} {ofClaim}", "")}";
            var changed = _parts.Where(part => axis.Changes(evaluation.Points, part.ValueOf)).ToList();
            if (changed.Count > 1 && changed.Where(part => !part.Words.IsMatch(about)).ToList() is [var unnamed]
                && evaluation.Points.GroupBy(unnamed.ValueOf).OrderBy(same => same.Count()).First().First() is var point)
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelsAreConfounded,
                    SettingPlace.Of(experiment, point, unnamed.Setting),
                    said.Value,
                    axis.Property.Name,
                    $"{changed.First(part => part != unnamed).Setting} and {unnamed.Setting}",
                    unnamed.Setting);
            }
        }
    }

    /// <summary>
    /// Reports an axis that is named among the only settings that differ, and that changes another setting. A setting that may follow a
    /// batch size or a budget, such as a weight decay, is left out.
    /// </summary>
    private static IEnumerable<Diagnostic> Only(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        List<AxisDeclaration> compared,
        string text,
        CancellationToken cancellation)
    {
        if (_only.Match(text) is not { Success: true } said || said.Groups["what"].Value is not { Length: > 0 } what
            || ClaimWords.Of(what).Any(word => word is "only" or "or" or "not" or "that" or "which"))
        {
            yield break;
        }

        IReadOnlyList<string> words = ClaimWords.Of(what);
        foreach (AxisDeclaration axis in compared.Where(axis => axis.LevelType.TypeKind != TypeKind.Enum
            && axis.Levels.All(level => LevelNumber.Is(level.Value))
            && words.Any(word => ClaimNumbers.IsNoun(word, axis.Property.Name))))
        {
            string about = _homonyms.Replace($"{AboutOf(axis, cancellation)} {text}", "");
            if (_parts.FirstOrDefault(part => !part.MayFollow && !part.Words.IsMatch(about)
                    && axis.Changes(evaluation.Points, part.KindOf)) is { } other
                && evaluation.Points.GroupBy(other.KindOf).OrderBy(same => same.Count()).First().First() is var point)
            {
                string? own = point.Assignments.FirstOrDefault(one => SettingPlace.AxisOf(experiment, one.Value) == axis).Key;
                yield return Diagnostic.Create(
                    Descriptors.LevelsAreConfounded,
                    SettingPlace.Of(experiment, point, other.Setting),
                    said.Value,
                    axis.Property.Name,
                    own is null ? other.Setting : $"{own} and {other.Setting}",
                    other.Setting);
                yield break;
            }
        }
    }

    /// <summary>The texts that say what an axis changes: its name, its summary, and the names and summaries of its levels.</summary>
    private static string AboutOf(AxisDeclaration axis, CancellationToken cancellation) => string.Join(
        " ",
        ClaimWords.PartsOf(axis.Property.Name)
            .Append(DocumentationText.Summary(axis.Property, cancellation))
            .Concat(axis.LevelType.GetMembers().OfType<IFieldSymbol>().Where(_ => axis.LevelType.TypeKind == TypeKind.Enum)
                .SelectMany(level => ClaimWords.PartsOf(level.Name).Append(DocumentationText.Summary(level, cancellation)))));

    private sealed class Part(
        string setting,
        string words,
        Func<PointEvaluation, object?> valueOf,
        bool mayFollow = false,
        Func<PointEvaluation, object?>? kindOf = null)
    {
        public string Setting { get; } = setting;

        public Regex Words { get; } = new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public Func<PointEvaluation, object?> ValueOf { get; } = valueOf;

        /// <summary>Whether the setting may follow a batch size or a budget.</summary>
        public bool MayFollow { get; } = mayFollow;

        /// <summary>The value without the numbers that may follow a batch size or a budget, such as a warm-up in steps.</summary>
        public Func<PointEvaluation, object?> KindOf { get; } = kindOf ?? valueOf;
    }
}
